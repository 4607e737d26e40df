package solutions.trainingdata.candidates.task.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

class TaskNameTest {

    private final AttemptId attempt = new AttemptId(new CandidateId(4711), "car-plates", 2);

    @Test
    void saysNumberLoginAndKeyAndIsRecognised() {
        String name = new TaskName(attempt, "ann_test_Annotator").text();
        assertThat(name).isEqualTo("2 Test Assignment ann_test_Annotator [4711/car-plates/2]");
        assertThat(TaskName.markIn(name)).contains("4711/car-plates/2");
    }

    @Test
    void fitsIntoCvatsLimitWithTheLongestParts() {
        AttemptId longest = new AttemptId(new CandidateId(Long.MAX_VALUE), "a".repeat(64), 999);
        assertThat(new TaskName(longest, "x".repeat(140)).text()).hasSizeLessThanOrEqualTo(256);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 Test Assignment ann_test_Annotator",
                "2 Test Assignment [4711/car-plates/2]",
                "copy of 2 Test Assignment ann [4711/car-plates/2]",
                "2 Test Assignment ann [4711/car-plates/2] copy",
                "2 Test Assignment ann [someone/car-plates/2]",
                ""
            })
    void namesOfOthersHaveNoMark(String name) {
        assertThat(TaskName.markIn(name)).isEmpty();
    }
}
