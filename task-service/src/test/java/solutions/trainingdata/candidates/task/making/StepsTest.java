package solutions.trainingdata.candidates.task.making;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What steps work out before they ask CVAT. */
class StepsTest {

    @Test
    void jobsAreCutAtTheSegmentsSize() {
        assertThat(AwaitImages.jobs(5, 5)).isEqualTo(1);
        assertThat(AwaitImages.jobs(5, 2)).isEqualTo(3);
        assertThat(AwaitImages.jobs(4, 2)).isEqualTo(2);
        assertThat(AwaitImages.jobs(1, 100)).isEqualTo(1);
    }

    @Test
    void guidesKeepTheCaptionsOfPicturesThatAreNotInCvat() {
        assertThat(SetGuide.withoutPictures("a ![right](pics/1.png) b ![](x.png) ![web](https://e.example/1.png)"))
                .isEqualTo("a *right* b  ![web](https://e.example/1.png)");
    }
}
