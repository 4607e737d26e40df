package solutions.trainingdata.candidates.bot.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.journey.Position.Another;

/** The journey's rules: what moves it, and what changes nothing. */
class PositionTest {

    private static final Position ANNOTATING = new Position(Stage.ANNOTATING, 1, 0, 1);
    private static final Position SCORED = new Position(Stage.SCORED, 1, 2, 1);

    @Test
    void goesFromTheAccountToTheScore() {
        Position position = Position.start(1);
        assertThat(position).isEqualTo(new Position(Stage.OPENING_ACCOUNT, 1, 0, 1));
        position = position.accountOpened().orElseThrow();
        assertThat(position).isEqualTo(new Position(Stage.ISSUING_TASK, 1, 0, 1));
        position = position.taskIssued(1).orElseThrow();
        assertThat(position).isEqualTo(ANNOTATING);
        position = position.submitted(1, 1).orElseThrow();
        assertThat(position).isEqualTo(new Position(Stage.CHECKING, 1, 1, 1));
        position = position.rejected(1, 1).orElseThrow();
        assertThat(position).isEqualTo(new Position(Stage.ANNOTATING, 1, 1, 1));
        position = position.submitted(1, 2).orElseThrow();
        assertThat(position.scored(1, 2)).contains(new Position(Stage.SCORED, 1, 2, 1));
    }

    @Test
    void raisesThePressOnlyWhenAPersonTriesAgain() {
        Position failed = Position.start(1).accountFailed(1).orElseThrow();
        assertThat(failed.tryAgain(1, 1)).contains(new Position(Stage.OPENING_ACCOUNT, 1, 0, 2));
        assertThat(failed.tryAgain(1, 2)).as("a button of another failure").isEmpty();
        assertThat(Position.start(1).tryAgain(1, 1)).as("nothing failed").isEmpty();
        Position again = failed.tryAgain(1, 1).orElseThrow();
        assertThat(again.tryAgain(1, 1)).as("pressed twice").isEmpty();
        assertThat(again.accountFailed(1)).as("the old failure, late").isEmpty();
        assertThat(again.accountFailed(2)).contains(new Position(Stage.ACCOUNT_FAILED, 1, 0, 2));
    }

    @Test
    void takesOverThePressWithWhichTheOwnerFailed() {
        assertThat(Position.start(1).accountFailed(3)).contains(new Position(Stage.ACCOUNT_FAILED, 1, 0, 3));
    }

    @Test
    void takesASuccessAfterAFailure() {
        assertThat(Position.start(1).accountFailed(1).orElseThrow().accountOpened())
                .isPresent();
        Position failedTask = new Position(Stage.TASK_FAILED, 1, 0, 1);
        assertThat(failedTask.taskIssued(1)).contains(ANNOTATING);
        Position failedCheck = new Position(Stage.CHECK_FAILED, 1, 1, 1);
        assertThat(failedCheck.scored(1, 1)).isPresent();
        assertThat(failedCheck.rejected(1, 1)).isPresent();
    }

    @Test
    void submitsOnceHoweverOftenPressed() {
        Position checking = ANNOTATING.submitted(1, 1).orElseThrow();
        assertThat(checking.submitted(1, 1)).isEmpty();
        assertThat(checking.submitted(1, 2)).isEmpty();
        Position rejected = checking.rejected(1, 1).orElseThrow();
        assertThat(rejected.submitted(1, 1))
                .as("the first confirmation, pressed again later")
                .isEmpty();
        assertThat(rejected.submitted(1, 2)).isPresent();
        assertThat(rejected.submitted(2, 2)).as("another attempt").isEmpty();
    }

    @Test
    void ignoresTheVerdictOfAnOlderSubmission() {
        Position second = new Position(Stage.CHECKING, 1, 2, 1);
        assertThat(second.rejected(1, 1)).isEmpty();
        assertThat(second.scored(1, 1)).isEmpty();
        assertThat(second.scored(2, 2)).isEmpty();
        assertThat(second.checkFailed(1, 1, 9)).isEmpty();
    }

    @Test
    void allowsAnotherAttemptOnceTheOneBeforeIsFinished() {
        for (Stage stage : Stage.values()) {
            Position position = new Position(stage, 1, 1, 1);
            assertThat(position.another(2))
                    .as("%s", stage)
                    .isEqualTo(stage.isFinished() ? Another.POSSIBLE : Another.UNDER_WAY);
            assertThat(position.nextAttempt(2, 2).isPresent()).isEqualTo(stage.isFinished());
        }
        assertThat(SCORED.another(1)).isEqualTo(Another.USED_UP);
        assertThat(SCORED.nextAttempt(2, 1)).isEmpty();
        assertThat(SCORED.nextAttempt(2, 2)).contains(new Position(Stage.ISSUING_TASK, 2, 0, 1));
        assertThat(SCORED.nextAttempt(3, 9)).as("a button of a later attempt").isEmpty();
        assertThat(SCORED.nextAttempt(1, 9)).as("a button of an older one").isEmpty();
        assertThat(SCORED.nextAttemptWithAccount(2, 2, 4)).contains(new Position(Stage.OPENING_ACCOUNT, 2, 0, 4));
    }

    @Test
    void startsAnotherAttemptWithTimeOfItsOwn() {
        Position expired = new Position(Stage.SCORED, 1, 3, 1, true);
        assertThat(expired.nextAttempt(2, 2)).contains(new Position(Stage.ISSUING_TASK, 2, 0, 1, false));
    }

    @Test
    void submitsWhatIsThereWhenTheTimeIsOver() {
        Position last = new Position(Stage.CHECKING, 1, 1, 1, true);
        assertThat(ANNOTATING.expired(1)).contains(last);
        assertThat(last.expired(1)).as("said again").isEmpty();
        assertThat(last.submitted(1, 2)).as("a late press").isEmpty();
        assertThat(last.scored(1, 1)).contains(new Position(Stage.SCORED, 1, 1, 1, true));
        assertThat(ANNOTATING.expired(2)).as("of another attempt").isEmpty();
        assertThat(Position.start(1).expired(1)).as("no task yet").isEmpty();
    }

    @Test
    void waitsForTheSubmissionUnderWayWhenTheTimeIsOver() {
        Position overtaken = ANNOTATING
                .submitted(1, 1)
                .flatMap(checking -> checking.expired(1))
                .orElseThrow();
        assertThat(overtaken).isEqualTo(new Position(Stage.CHECKING, 1, 1, 1, true));
        assertThat(overtaken.scored(1, 1)).as("accepted after all").isPresent();
        assertThat(overtaken.rejected(1, 1))
                .as("nothing can be mended any more")
                .contains(new Position(Stage.CHECKING, 1, 2, 1, true));
    }

    @Test
    void submitsAnewWhatCouldNotBeCheckedWhenTheTimeIsOver() {
        Position failed = new Position(Stage.CHECK_FAILED, 1, 1, 3);
        Position last = failed.expired(1).orElseThrow();
        assertThat(last).isEqualTo(new Position(Stage.CHECKING, 1, 2, 1, true));
        Position failedAgain = last.checkFailed(1, 2, 1).orElseThrow();
        assertThat(failedAgain.expired(1)).as("a person has to look at it").isEmpty();
        assertThat(failedAgain.tryAgain(1, 1)).contains(new Position(Stage.CHECKING, 1, 3, 1, true));
    }

    @Test
    void endsAnAttemptThatIsNotScoredWhenTheAccountIsClosed() {
        for (Stage stage : Stage.values()) {
            Position position = new Position(stage, 1, 1, 2);
            assertThat(position.withdrawn().isPresent()).as("%s", stage).isEqualTo(!stage.isFinished());
        }
        Position withdrawn = ANNOTATING.withdrawn().orElseThrow();
        inputs().forEach((name, input) ->
                assertThat(input.apply(withdrawn)).as(name).isEmpty());
        assertThat(withdrawn.nextAttempt(2, 2)).isPresent();
    }

    @Test
    void countsTheScoreOfWhatWasHandedInBeforeTheAccountWasClosed() {
        Position withdrawn = new Position(Stage.CHECKING, 1, 2, 1).withdrawn().orElseThrow();
        assertThat(withdrawn.scored(1, 2)).contains(new Position(Stage.SCORED, 1, 2, 1));
        assertThat(withdrawn.scored(1, 1)).isEmpty();
        assertThat(withdrawn.scored(2, 2)).isEmpty();
        assertThat(withdrawn.rejected(1, 2)).isEmpty();
        assertThat(withdrawn.checkFailed(1, 2, 1)).isEmpty();
    }

    @Test
    void changesNothingWhenAnythingComesTwice() {
        inputs().forEach((name, input) -> positions()
                .forEach(position -> input.apply(position).ifPresent(next -> assertThat(input.apply(next))
                        .as("%s again in %s", name, next)
                        .isEmpty())));
    }

    @Test
    void staysAcceptedWhateverComes() {
        inputs().forEach((name, input) ->
                assertThat(input.apply(SCORED)).as(name).isEmpty());
    }

    /** Whatever comes in whatever order: counters never fall, and an accepted journey stays accepted. */
    @Test
    void neverGoesBack() {
        List<Function<Position, Optional<Position>>> all = new ArrayList<>(inputs().values());
        all.add(position -> position.nextAttempt(2, 2));
        all.add(Position::withdrawn);
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            Position position = Position.start(1);
            for (int i = 0; i < 40; i++) {
                Position next =
                        all.get(random.nextInt(all.size())).apply(position).orElse(position);
                assertThat(next.attempt()).isGreaterThanOrEqualTo(position.attempt());
                int before = next.attempt() == position.attempt() ? position.submission() : 0;
                assertThat(next.submission()).isBetween(before, before + 1);
                assertThat(next.attempt() > position.attempt() || next.over() || !position.over())
                        .as("time that is over stays over")
                        .isTrue();
                position = next;
            }
        }
    }

    private static List<Position> positions() {
        List<Position> positions = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            for (int submission = 0; submission <= 2; submission++) {
                positions.add(new Position(stage, 1, submission, 1));
                positions.add(new Position(stage, 1, submission, 2));
                positions.add(new Position(stage, 1, submission, 1, true));
            }
        }
        return positions;
    }

    private static Map<String, Function<Position, Optional<Position>>> inputs() {
        Map<String, Function<Position, Optional<Position>>> inputs = new LinkedHashMap<>();
        inputs.put("account.opened", Position::accountOpened);
        inputs.put("account.failed", position -> position.accountFailed(1));
        inputs.put("task.issued", position -> position.taskIssued(1));
        inputs.put("task.failed", position -> position.taskFailed(1, 1));
        inputs.put("submit 1", position -> position.submitted(1, 1));
        inputs.put("submit 2", position -> position.submitted(1, 2));
        inputs.put("rejected 1", position -> position.rejected(1, 1));
        inputs.put("rejected 2", position -> position.rejected(1, 2));
        inputs.put("failed 1", position -> position.checkFailed(1, 1, 1));
        inputs.put("scored 1", position -> position.scored(1, 1));
        inputs.put("scored 2", position -> position.scored(1, 2));
        inputs.put("again 1", position -> position.tryAgain(1, 1));
        inputs.put("again 2", position -> position.tryAgain(1, 2));
        inputs.put("expired", position -> position.expired(1));
        inputs.put("expired 2", position -> position.expired(2));
        return inputs;
    }
}
