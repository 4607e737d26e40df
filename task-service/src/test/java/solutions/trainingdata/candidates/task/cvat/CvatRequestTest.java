package solutions.trainingdata.candidates.task.cvat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CvatRequestTest {

    @Test
    void tellsTheProblemWithoutTheServersFolders() {
        assertThat(problem("PIL.UnidentifiedImageError: cannot identify image file"
                        + " '/home/django/data/data/16/raw/broken.jpg'\n"))
                .isEqualTo("cannot identify image file 'broken.jpg'");
    }

    @Test
    void ofATracebackOnlyTheLastLineCounts() {
        assertThat(
                        problem(
                                "Traceback (most recent call last):\n  File \"/home/django/cvat/task.py\", line 1\nValueError: bad\n"))
                .isEqualTo("bad");
    }

    @Test
    void nothingIsNothingAndLongIsCut() {
        assertThat(problem(null)).isEmpty();
        assertThat(problem("x".repeat(5000))).hasSize(201);
    }

    private static String problem(String message) {
        return new CvatRequest("failed", message).problem();
    }
}
