package solutions.trainingdata.candidates.bot.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.catalogue.Catalogue;
import solutions.trainingdata.candidates.bot.dialog.Dialog;
import solutions.trainingdata.candidates.bot.journey.Journey;
import solutions.trainingdata.candidates.bot.journey.Journeys;
import solutions.trainingdata.candidates.bot.screens.AttemptScreens;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent.AssignmentPublished;

/** The wish for another attempt: asked back where it is possible, else why it is not and where things stand. */
@ApplicationScoped
class AnotherAttempt {

    private final Menu menu;
    private final AttemptScreens screens;
    private final Dialog dialog;
    private final Catalogue catalogue;
    private final Journeys journeys;

    AnotherAttempt(Menu menu, AttemptScreens screens, Dialog dialog, Catalogue catalogue, Journeys journeys) {
        this.menu = menu;
        this.screens = screens;
        this.dialog = dialog;
        this.catalogue = catalogue;
        this.journeys = journeys;
    }

    /** Typed: about the assignment that the candidate chose. */
    void typed(Candidate candidate, long update) {
        Optional<AssignmentPublished> assignment = catalogue.chosen(candidate.assignment);
        Optional<Journey> journey = assignment.flatMap(chosen -> journeys.of(candidate.candidateId(), chosen.name()));
        Text refusal = refusal(candidate, journey);
        if (refusal != null || candidate.closed) {
            menu.open(candidate, update, candidate.closed ? null : refusal);
        } else {
            dialog.expect(candidate.candidateId(), null);
            dialog.open(candidate.candidateId(), update, confirm(candidate, assignment.get(), journey.get()));
        }
    }

    /** A button, however old: what is confirmed is the next attempt. */
    void pressed(Candidate candidate, long update, Journey journey) {
        Text refusal = refusal(candidate, Optional.of(journey));
        Optional<AssignmentPublished> assignment = catalogue.named(journey.assignment);
        if (refusal != null || candidate.closed || assignment.isEmpty()) {
            menu.turn(candidate, update, candidate.closed ? null : refusal);
        } else {
            dialog.turn(candidate.candidateId(), update, confirm(candidate, assignment.get(), journey));
        }
    }

    /** @return null when it is possible */
    private Text refusal(Candidate candidate, Optional<Journey> journey) {
        if (journey.isEmpty()) {
            return Text.HINT_NOT_STARTED;
        }
        int allowed = journeys.allowed(candidate.candidateId(), journey.get().assignment);
        return switch (journey.get().position().another(allowed)) {
            case POSSIBLE -> null;
            case UNDER_WAY -> Text.HINT_FINISH_FIRST;
            case USED_UP -> Text.HINT_USED_UP;
        };
    }

    private Screen confirm(Candidate candidate, AssignmentPublished assignment, Journey journey) {
        int allowed = journeys.allowed(candidate.candidateId(), journey.assignment);
        return screens.confirmAnother(candidate.speaks(), assignment, journey.position(), allowed);
    }
}
