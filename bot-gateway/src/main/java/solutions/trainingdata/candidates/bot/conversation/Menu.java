package solutions.trainingdata.candidates.bot.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.catalogue.Catalogue;
import solutions.trainingdata.candidates.bot.dialog.Dialog;
import solutions.trainingdata.candidates.bot.hr.Access;
import solutions.trainingdata.candidates.bot.hr.Whitelist;
import solutions.trainingdata.candidates.bot.hr.decision.Decisions;
import solutions.trainingdata.candidates.bot.journey.Journey;
import solutions.trainingdata.candidates.bot.journey.Journeys;
import solutions.trainingdata.candidates.bot.screens.AttemptScreens;
import solutions.trainingdata.candidates.bot.screens.MenuScreens;
import solutions.trainingdata.candidates.bot.screens.Standing;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent.AssignmentPublished;

/** The menu, whose first line says where the candidate stands. Showing it ends what was begun. */
@ApplicationScoped
class Menu {

    private final Dialog dialog;
    private final MenuScreens screens;
    private final Catalogue catalogue;
    private final Journeys journeys;
    private final Whitelist whitelist;
    private final Decisions decisions;

    Menu(
            Dialog dialog,
            MenuScreens screens,
            Catalogue catalogue,
            Journeys journeys,
            Whitelist whitelist,
            Decisions decisions) {
        this.dialog = dialog;
        this.screens = screens;
        this.catalogue = catalogue;
        this.journeys = journeys;
        this.whitelist = whitelist;
        this.decisions = decisions;
    }

    /** After something typed. */
    void open(Candidate candidate, long updateId, Text hint) {
        dialog.expect(candidate.candidateId(), null);
        dialog.open(candidate.candidateId(), updateId, screen(candidate, hint));
    }

    /** After a button that was pressed once too often: gone when what it asked for is there. */
    void busy(Candidate candidate, long updateId) {
        dialog.expect(candidate.candidateId(), null);
        dialog.meanwhile(candidate.candidateId(), updateId, screen(candidate, Text.HINT_BUSY));
    }

    /** After a button. */
    void turn(Candidate candidate, long updateId, Text hint) {
        dialog.expect(candidate.candidateId(), null);
        dialog.turn(candidate.candidateId(), updateId, screen(candidate, hint));
    }

    /** After HR's button of somebody who may not press it: as after any that leads nowhere. */
    void denyPress(Candidate candidate, long updateId, Access access) {
        dialog.expect(candidate.candidateId(), null);
        dialog.turn(candidate.candidateId(), updateId, denied(candidate, access, Text.HINT_OUT_OF_DATE));
    }

    /** The same after something typed. */
    void denyText(Candidate candidate, long updateId, Access access) {
        dialog.expect(candidate.candidateId(), null);
        dialog.open(candidate.candidateId(), updateId, denied(candidate, access, Text.HINT_UNKNOWN));
    }

    /** HR whom nobody can name now are told why. */
    private Screen denied(Candidate candidate, Access access, Text hint) {
        return screen(candidate, access == Access.AWAY ? null : hint, access);
    }

    private Screen screen(Candidate candidate, Text hint) {
        return screen(candidate, hint, whitelist.access(candidate));
    }

    private Screen screen(Candidate candidate, Text hint, Access access) {
        Text said = hint == null && access == Access.AWAY ? Text.HR_AWAY : hint;
        return screens.menu(candidate.speaks(), standing(candidate, access == Access.YES), said);
    }

    private Standing standing(Candidate candidate, boolean hr) {
        Optional<AssignmentPublished> assignment = catalogue.chosen(candidate.assignment);
        if (assignment.isEmpty()) {
            return Standing.nowhere(candidate.closed, hr);
        }
        String name = assignment.get().name();
        Optional<Journey> journey = journeys.of(candidate.candidateId(), name);
        return new Standing(
                name,
                AttemptScreens.title(assignment.get(), candidate.speaks()),
                journey.map(Journey::position).orElse(null),
                journey.filter(Journey::hasTask).map(Journey::deadline).orElse(null),
                journey.map(begun -> begun.scoredAt).orElse(null),
                journeys.allowed(candidate.candidateId(), name),
                journey.filter(Journey::isTrial).isPresent(),
                journey.flatMap(begun -> decisions.outcome(begun.attemptId())).orElse(null),
                candidate.closed,
                hr);
    }
}
