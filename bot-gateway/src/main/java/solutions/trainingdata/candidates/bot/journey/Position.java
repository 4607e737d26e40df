package solutions.trainingdata.candidates.bot.journey;

import static solutions.trainingdata.candidates.bot.journey.Stage.ACCOUNT_FAILED;
import static solutions.trainingdata.candidates.bot.journey.Stage.ANNOTATING;
import static solutions.trainingdata.candidates.bot.journey.Stage.CHECKING;
import static solutions.trainingdata.candidates.bot.journey.Stage.CHECK_FAILED;
import static solutions.trainingdata.candidates.bot.journey.Stage.ISSUING_TASK;
import static solutions.trainingdata.candidates.bot.journey.Stage.OPENING_ACCOUNT;
import static solutions.trainingdata.candidates.bot.journey.Stage.SCORED;
import static solutions.trainingdata.candidates.bot.journey.Stage.TASK_FAILED;

import java.util.Optional;

/**
 * A journey's place, and the rules by which it moves. Each rule answers with the next position, or with nothing where
 * the event or the press does not fit any more: repeated, late, of an older key.
 *
 * @param attempt counts from 1
 * @param submission number of "done" within the attempt, 0 before the first
 * @param press of what the stage waits for; raised only when a person presses again after a failure
 */
public record Position(Stage stage, int attempt, int submission, int press) {

    /** The candidate confirmed the first time. */
    public static Position start() {
        return new Position(OPENING_ACCOUNT, 1, 0, 1);
    }

    /** A success that comes after a failure counts: the account is there. */
    public Optional<Position> accountOpened() {
        return when(stage == OPENING_ACCOUNT || stage == ACCOUNT_FAILED, ISSUING_TASK, submission, 1);
    }

    public Optional<Position> accountFailed(int press) {
        return when(stage == OPENING_ACCOUNT && press >= this.press, ACCOUNT_FAILED, submission, press);
    }

    public Optional<Position> taskIssued(int attempt) {
        return when(
                attempt == this.attempt && (stage == ISSUING_TASK || stage == TASK_FAILED), ANNOTATING, submission, 1);
    }

    public Optional<Position> taskFailed(int attempt, int press) {
        return when(
                attempt == this.attempt && stage == ISSUING_TASK && press >= this.press,
                TASK_FAILED,
                submission,
                press);
    }

    /** @param number the submission that the pressed button is about */
    public Optional<Position> submitted(int attempt, int number) {
        return when(attempt == this.attempt && stage == ANNOTATING && number == submission + 1, CHECKING, number, 1);
    }

    public Optional<Position> rejected(int attempt, int number) {
        return when(isBeingChecked(attempt, number), ANNOTATING, submission, 1);
    }

    public Optional<Position> scored(int attempt, int number) {
        return when(isBeingChecked(attempt, number), SCORED, submission, 1);
    }

    public Optional<Position> checkFailed(int attempt, int number, int press) {
        return when(
                isBeingChecked(attempt, number) && stage == CHECKING && press >= this.press,
                CHECK_FAILED,
                submission,
                press);
    }

    /** @param pressed the press that failed, as the button carries it */
    public Optional<Position> tryAgain(int attempt, int pressed) {
        if (attempt != this.attempt || pressed != press || !stage.isFailure()) {
            return Optional.empty();
        }
        Stage again = stage == ACCOUNT_FAILED ? OPENING_ACCOUNT : stage == TASK_FAILED ? ISSUING_TASK : CHECKING;
        return Optional.of(new Position(again, attempt, submission, press + 1));
    }

    /** The candidate has a task to work on, or its answer is under way. */
    public boolean hasTask() {
        return stage == ANNOTATING || stage == CHECKING || stage == CHECK_FAILED;
    }

    /** The next move is ours: a press has to wait. */
    public boolean isBusy() {
        return stage == OPENING_ACCOUNT || stage == ISSUING_TASK || stage == CHECKING;
    }

    private boolean isBeingChecked(int attempt, int number) {
        return attempt == this.attempt && number == submission && (stage == CHECKING || stage == CHECK_FAILED);
    }

    private Optional<Position> when(boolean fits, Stage next, int submission, int press) {
        return fits ? Optional.of(new Position(next, attempt, submission, press)) : Optional.empty();
    }
}
