package solutions.trainingdata.candidates.bot.journey;

import static solutions.trainingdata.candidates.bot.journey.Stage.ACCOUNT_FAILED;
import static solutions.trainingdata.candidates.bot.journey.Stage.ANNOTATING;
import static solutions.trainingdata.candidates.bot.journey.Stage.CHECKING;
import static solutions.trainingdata.candidates.bot.journey.Stage.CHECK_FAILED;
import static solutions.trainingdata.candidates.bot.journey.Stage.ISSUING_TASK;
import static solutions.trainingdata.candidates.bot.journey.Stage.OPENING_ACCOUNT;
import static solutions.trainingdata.candidates.bot.journey.Stage.SCORED;
import static solutions.trainingdata.candidates.bot.journey.Stage.TASK_FAILED;
import static solutions.trainingdata.candidates.bot.journey.Stage.WITHDRAWN;

import java.util.Optional;

/**
 * A journey's place, and the rules by which it moves. Each rule answers with the next position, or with nothing where
 * the event or the press does not fit any more: repeated, late, of an older key.
 *
 * @param attempt counts from 1
 * @param submission number of "done" within the attempt, 0 before the first
 * @param press of what the stage waits for; raised only when a person presses again after a failure
 * @param over the attempt's deadline has passed: what is submitted from then on is its last submission
 */
public record Position(Stage stage, int attempt, int submission, int press, boolean over) {

    /** Whether another attempt can begin, and why not. */
    public enum Another {
        POSSIBLE,
        /** The attempt before is neither accepted nor expired. */
        UNDER_WAY,
        USED_UP
    }

    /** Of an attempt that has time left. */
    public Position(Stage stage, int attempt, int submission, int press) {
        this(stage, attempt, submission, press, false);
    }

    /**
     * The candidate confirmed the first time.
     *
     * @param press of opening the account
     */
    public static Position start(int press) {
        return new Position(OPENING_ACCOUNT, 1, 0, press);
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

    /** With time left the candidate mends it; without, what is there is submitted once more, as the last. */
    public Optional<Position> rejected(int attempt, int number) {
        boolean fits = isBeingChecked(attempt, number);
        return over ? when(fits, CHECKING, submission + 1, 1) : when(fits, ANNOTATING, submission, 1);
    }

    /** A score that comes after the account was closed counts: the work was handed in before. */
    public Optional<Position> scored(int attempt, int number) {
        boolean handedIn = stage == WITHDRAWN && attempt == this.attempt && number == submission && submission > 0;
        return when(handedIn || isBeingChecked(attempt, number), SCORED, submission, 1);
    }

    public Optional<Position> checkFailed(int attempt, int number, int press) {
        return when(
                isBeingChecked(attempt, number) && stage == CHECKING && press >= this.press,
                CHECK_FAILED,
                submission,
                press);
    }

    /**
     * The deadline has passed. What is saved is submitted by us; a submission under way is waited for, one that failed is
     * given up for the last one.
     */
    public Optional<Position> expired(int attempt) {
        boolean fits = attempt == this.attempt && !over;
        return switch (stage) {
            case ANNOTATING, CHECK_FAILED -> timeUp(fits, submission + 1, 1);
            case CHECKING -> timeUp(fits, submission, press);
            default -> Optional.empty();
        };
    }

    private Optional<Position> timeUp(boolean fits, int submission, int press) {
        return fits ? Optional.of(new Position(CHECKING, attempt, submission, press, true)) : Optional.empty();
    }

    /**
     * A submission that failed after the deadline is followed by a new one, as it may not have been the last.
     *
     * @param pressed the press that failed, as the button carries it
     */
    public Optional<Position> tryAgain(int attempt, int pressed) {
        if (attempt != this.attempt || pressed != press || !stage.isFailure()) {
            return Optional.empty();
        }
        Stage again = stage == ACCOUNT_FAILED ? OPENING_ACCOUNT : stage == TASK_FAILED ? ISSUING_TASK : CHECKING;
        return over ? when(true, CHECKING, submission + 1, 1) : when(true, again, submission, press + 1);
    }

    /** @param allowed how many attempts the candidate may have in all */
    public Another another(int allowed) {
        if (!stage.isFinished()) {
            return Another.UNDER_WAY;
        }
        return attempt < allowed ? Another.POSSIBLE : Another.USED_UP;
    }

    /**
     * The candidate confirmed another attempt.
     *
     * @param number the attempt that the pressed button is about
     * @param allowed how many attempts the candidate may have in all
     */
    public Optional<Position> nextAttempt(int number, int allowed) {
        return number == attempt + 1 && another(allowed) == Another.POSSIBLE
                ? Optional.of(new Position(ISSUING_TASK, number, 0, 1))
                : Optional.empty();
    }

    /**
     * The same, where the account has to be opened first.
     *
     * @param press of opening the account
     */
    public Optional<Position> nextAttemptWithAccount(int number, int allowed, int press) {
        return nextAttempt(number, allowed).map(next -> new Position(OPENING_ACCOUNT, number, 0, press));
    }

    /** The account was closed: an attempt that is not scored ends. */
    public Optional<Position> withdrawn() {
        return when(!stage.isFinished(), WITHDRAWN, submission, press);
    }

    /** The candidate is at work on this attempt and can still hand it in. */
    public boolean isAnnotating(int attempt) {
        return attempt == this.attempt && stage == ANNOTATING;
    }

    /** The candidate has a task to work on, or its answer is under way. */
    public boolean hasTask() {
        return stage == ANNOTATING || stage == CHECKING || stage == CHECK_FAILED;
    }

    /** task-service was or may have been asked for the attempt's task. */
    public boolean mayHaveTask() {
        return hasTask() || stage == ISSUING_TASK || stage == TASK_FAILED;
    }

    /** The next move is ours: a press has to wait. */
    public boolean isBusy() {
        return stage == OPENING_ACCOUNT || stage == ISSUING_TASK || stage == CHECKING;
    }

    private boolean isBeingChecked(int attempt, int number) {
        return attempt == this.attempt && number == submission && (stage == CHECKING || stage == CHECK_FAILED);
    }

    private Optional<Position> when(boolean fits, Stage next, int submission, int press) {
        return fits ? Optional.of(new Position(next, attempt, submission, press, over)) : Optional.empty();
    }
}
