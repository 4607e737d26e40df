package solutions.trainingdata.candidates.sandbox.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GroundTruthTest {

    private static final Path FOLDER = Path.of(System.getProperty("project.root"), "media/assignments/car-plates");

    @Test
    void committedTruthIsWhatTheProgramWrites() throws IOException {
        assertThat(GroundTruth.of(Scenes.all())).isEqualTo(Files.readString(FOLDER.resolve("ground-truth.xml")));
    }

    @Test
    void everyPictureIsThereAndSmallEnough() throws IOException {
        for (Scene scene : Scenes.all()) {
            Path picture = FOLDER.resolve("images").resolve(scene.name() + ".jpg");
            assertThat(Files.size(picture)).as(scene.name()).isBetween(100_000L, 450_000L);
        }
    }

    @Test
    void textsHaveOnlyLettersAndDigitsThatNobodyConfuses() {
        assertThat(Scenes.all())
                .extracting(scene -> scene.plate().text())
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches("[A-HJ-NPR-Z1-9]{6,9}"));
    }
}
