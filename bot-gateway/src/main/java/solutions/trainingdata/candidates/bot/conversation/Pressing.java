package solutions.trainingdata.candidates.bot.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.catalogue.Catalogue;
import solutions.trainingdata.candidates.bot.catalogue.PublishedPictures;
import solutions.trainingdata.candidates.bot.dialog.Dialog;
import solutions.trainingdata.candidates.bot.hr.Access;
import solutions.trainingdata.candidates.bot.hr.desk.HrDesk;
import solutions.trainingdata.candidates.bot.journey.Journey;
import solutions.trainingdata.candidates.bot.journey.Journeys;
import solutions.trainingdata.candidates.bot.journey.Stage;
import solutions.trainingdata.candidates.bot.screens.AttemptScreens;
import solutions.trainingdata.candidates.bot.screens.MenuScreens;
import solutions.trainingdata.candidates.bot.screens.Press;
import solutions.trainingdata.candidates.bot.telegram.IncomingUpdate;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent.AssignmentPublished;

/** Buttons. Each says what it is about; one that does not fit any more changes nothing and shows where things stand. */
@ApplicationScoped
class Pressing {

    private final Menu menu;
    private final MenuScreens menuScreens;
    private final AttemptScreens attemptScreens;
    private final Dialog dialog;
    private final Catalogue catalogue;
    private final PublishedPictures pictures;
    private final Journeys journeys;
    private final AnotherAttempt another;
    private final HrDesk hrDesk;

    Pressing(
            Menu menu,
            MenuScreens menuScreens,
            AttemptScreens attemptScreens,
            Dialog dialog,
            Catalogue catalogue,
            PublishedPictures pictures,
            Journeys journeys,
            AnotherAttempt another,
            HrDesk hrDesk) {
        this.menu = menu;
        this.menuScreens = menuScreens;
        this.attemptScreens = attemptScreens;
        this.dialog = dialog;
        this.catalogue = catalogue;
        this.pictures = pictures;
        this.journeys = journeys;
        this.another = another;
        this.hrDesk = hrDesk;
    }

    void take(Candidate candidate, IncomingUpdate.Pressed pressed) {
        long update = pressed.updateId();
        // Whoever presses a button has not answered what was asked for.
        dialog.expect(candidate.candidateId(), null);
        Optional<Press> read = Press.read(pressed.data());
        if (read.isEmpty()) {
            menu.turn(candidate, update, Text.HINT_OUT_OF_DATE);
            return;
        }
        Press press = read.get();
        if (press.action().isHr()) {
            hr(candidate, update, press);
            return;
        }
        switch (press.action()) {
            case MENU, STATUS -> menu.turn(candidate, update, null);
            case CANCEL -> menu.turn(candidate, update, Text.HINT_CANCELLED);
            case HELP -> turn(candidate, update, menuScreens.help(candidate.speaks()));
            case LANGUAGES -> turn(candidate, update, menuScreens.languages(candidate.speaks()));
            case SPEAK -> speak(candidate, update, press.subject());
            default -> aboutTheTest(candidate, update, press);
        }
    }

    private void aboutTheTest(Candidate candidate, long update, Press press) {
        Optional<Journey> journey = journeys.of(candidate.candidateId(), press.subject());
        switch (press.action()) {
            case GET -> get(candidate, update, press, journey);
            case GUIDE -> guide(candidate, update, press, journey);
            case START -> start(candidate, update, press, journey);
            case CREDENTIALS -> credentials(candidate, update);
            default -> {
                if (journey.isPresent()) {
                    underWay(candidate, update, press, journey.get());
                } else {
                    menu.turn(candidate, update, Text.HINT_NOT_STARTED);
                }
            }
        }
    }

    private void underWay(Candidate candidate, long update, Press press, Journey journey) {
        switch (press.action()) {
            case TASK -> get(candidate, update, press, Optional.of(journey));
            case DONE -> done(candidate, update, press, journey);
            case SUBMIT ->
                unlessLate(
                        candidate,
                        update,
                        journey,
                        journeys.submit(candidate, journey, press.attempt(), press.number()));
            case AGAIN ->
                unlessLate(
                        candidate,
                        update,
                        journey,
                        journeys.tryAgain(candidate, journey, press.attempt(), press.number(), Long.toString(update)));
            case ANOTHER -> another.pressed(candidate, update, journey);
            case BEGIN ->
                unlessLate(
                        candidate,
                        update,
                        journey,
                        !candidate.closed && journeys.nextAttempt(candidate, journey, press.attempt(), update));
            default -> throw new IllegalStateException("Nobody takes " + press);
        }
    }

    private void get(Candidate candidate, long update, Press press, Optional<Journey> journey) {
        Optional<AssignmentPublished> assignment =
                catalogue.named(press.subject()).or(() -> catalogue.chosen(candidate.assignment));
        boolean over = journey.filter(begun -> begun.stage.isFinished()).isPresent();
        if (candidate.closed || over || assignment.isEmpty()) {
            menu.turn(candidate, update, null);
        } else if (journey.isPresent()) {
            journeys.showAgain(candidate, journey.get(), update);
        } else {
            turn(candidate, update, attemptScreens.expect(candidate.speaks(), assignment.get()));
        }
    }

    private void guide(Candidate candidate, long update, Press press, Optional<Journey> journey) {
        catalogue.named(press.subject()).ifPresent(assignment -> {
            List<Screen> guide = attemptScreens.guide(candidate.speaks(), assignment, pictures::has);
            for (int i = 0; i < guide.size(); i++) {
                dialog.tell(candidate.candidateId(), "guide/" + update + "/" + i, guide.get(i));
            }
        });
        if (journey.isPresent()) {
            menu.turn(candidate, update, null);
        } else {
            get(candidate, update, press, journey);
        }
    }

    private void start(Candidate candidate, long update, Press press, Optional<Journey> journey) {
        if (journey.isPresent()) {
            late(candidate, update, journey.get());
        } else if (candidate.closed) {
            menu.turn(candidate, update, null);
        } else if (catalogue.named(press.subject()).isEmpty()) {
            menu.turn(candidate, update, Text.HINT_OUT_OF_DATE);
        } else {
            candidate.assignment = press.subject();
            journeys.start(candidate, press.subject(), update);
        }
    }

    /** An older "done" is as good as the newest: what is confirmed is the next submission. */
    private void done(Candidate candidate, long update, Press press, Journey journey) {
        if (journey.stage == Stage.ANNOTATING && journey.attempt == press.attempt()) {
            turn(
                    candidate,
                    update,
                    attemptScreens.confirmDone(
                            candidate.speaks(), journey.assignment, journey.attempt, journey.submission + 1));
        } else {
            late(candidate, update, journey);
        }
    }

    private void unlessLate(Candidate candidate, long update, Journey journey, boolean done) {
        if (!done) {
            late(candidate, update, journey);
        }
    }

    private void late(Candidate candidate, long update, Journey journey) {
        if (journey.position().isBusy()) {
            menu.busy(candidate, update);
        } else {
            menu.turn(candidate, update, Text.HINT_OUT_OF_DATE);
        }
    }

    private void credentials(Candidate candidate, long update) {
        if (!journeys.showCredentials(candidate, update)) {
            menu.turn(candidate, update, Text.HINT_NO_CREDENTIALS);
        }
    }

    private void speak(Candidate candidate, long update, String language) {
        candidate.language = Language.of(language).code();
        menu.turn(candidate, update, null);
    }

    private void hr(Candidate candidate, long update, Press press) {
        Access access = hrDesk.press(candidate, update, press);
        if (access != Access.YES) {
            menu.denyPress(candidate, update, access);
        }
    }

    private void turn(Candidate candidate, long update, Screen screen) {
        dialog.turn(candidate.candidateId(), update, screen);
    }
}
