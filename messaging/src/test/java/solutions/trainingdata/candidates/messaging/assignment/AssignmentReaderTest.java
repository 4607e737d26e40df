package solutions.trainingdata.candidates.messaging.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentReaderTest {
    private static final String GOOD = """
            version: 3
            title: { ru: Кошки, en: Cats }
            labels:
              - { name: cat, color: "#fa3253", shape: polygon }
              - { name: tag, color: "#3d3df5", shape: polygon, points: 4, text: inscription }
            variants:
              - [1.jpg, 2.jpg]
              - [far/3.jpg]
            attempts: 2
            deadline: PT36H
            cvat: { segment-size: 5, image-quality: 70, images: upload }
            """;

    @TempDir
    Path parent;

    private Path folder;

    @BeforeEach
    void writeGoodFolder() throws IOException {
        folder = Files.createDirectories(parent.resolve("cats_1"));
        Files.createDirectories(folder.resolve("images/far"));
        for (String image : List.of("1.jpg", "2.jpg", "far/3.jpg")) {
            Files.writeString(folder.resolve("images").resolve(image), "picture " + image);
        }
        write(GOOD);
    }

    @Test
    void readsEveryField() {
        Assignment read = AssignmentReader.read(folder);

        assertThat(read.name()).isEqualTo("cats_1");
        assertThat(read.version()).isEqualTo(3);
        assertThat(read.titles()).isEqualTo(new Titles("Кошки", "Cats"));
        assertThat(read.labels())
                .containsExactly(
                        new Label("cat", "#fa3253", Shape.POLYGON, null, null),
                        new Label("tag", "#3d3df5", Shape.POLYGON, 4, "inscription"));
        assertThat(read.variants()).containsExactly(List.of("1.jpg", "2.jpg"), List.of("far/3.jpg"));
        assertThat(read.attempts()).isEqualTo(2);
        assertThat(read.deadline()).isEqualTo(Duration.ofHours(36));
        assertThat(read.cvat()).isEqualTo(new CvatSettings(5, 70, null));
        assertThat(read.label("tag").orElseThrow().accuracyMetric()).isEqualTo("inscription_accuracy");
        assertThat(read.label("tag").orElseThrow().iouMetric()).isEqualTo("tag_iou");
    }

    @Test
    void showsVariantsInTurn() {
        Assignment read = AssignmentReader.read(folder);

        assertThat(List.of(read.variantOfAttempt(1), read.variantOfAttempt(2), read.variantOfAttempt(3)))
                .containsExactly(1, 2, 1);
        assertThat(read.images(2)).containsExactly("far/3.jpg");
        assertThatThrownBy(() -> read.images(3)).hasMessageContaining("variants 1 to 2, not 3");
        assertThatThrownBy(() -> read.images(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesImagesFromAShareWithoutHavingThem() throws IOException {
        write(GOOD.replace("images: upload", "images: share:tests/cats").replace("1.jpg", "absent.jpg"));

        assertThat(AssignmentReader.read(folder).cvat().share()).isEqualTo("tests/cats");
    }

    @Test
    void readsStoredYamlWithoutImages() {
        Assignment read = AssignmentReader.read(folder);

        assertThat(AssignmentReader.parse("cats_1", GOOD, read.digest())).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    version: 3            | version: zero          | 1  | 'version' must be a whole number from 1 up, not 'zero'
                    version: 3            | version: 0             | 1  | 'version' must be a whole number from 1 up, not '0'
                    version: 3            | versions: 3            | 1  | unknown key 'versions'; known are attempts, cvat
                    version: 3            | versions: 3            | 1  | 'version' is missing
                    { ru: Кошки, en: Cats } | { ru: Кошки }        | 2  | 'en' is missing
                    { ru: Кошки, en: Cats } | { ru: ' ', en: Cats } | 2 | 'ru' must be a text that is not empty
                    { ru: Кошки, en: Cats } | Cats                 | 2  | 'title' must hold 'key: value' lines
                    name: tag             | name: cat              | 5  | label 'cat' is given twice
                    name: tag             | name: a/b              | 5  | 'a/b' must be 1 to 64 letters
                    "#3d3df5"             | blue                   | 5  | color must look like "#fa3253" (in quotes), not 'blue'
                    shape: polygon }      | shape: rectangle }     | 4  | shape 'rectangle' is not supported; only 'polygon' is so far
                    points: 4             | points: 2              | 5  | 'points' must be a whole number from 3 to 1000, not '2'
                    text: inscription     | txt: inscription       | 5  | unknown key 'txt'
                    [1.jpg, 2.jpg]        | []                     | 7  | each of 'variants' must be a list with something in it
                    [1.jpg, 2.jpg]        | [1.jpg, 9.jpg]         | 7  | there is no images/9.jpg
                    [1.jpg, 2.jpg]        | [1.jpg, 3.jpg]         | 8  | image name '3.jpg' is there twice
                    [1.jpg, 2.jpg]        | [1.jpg, ../2.jpg]      | 7  | image '../2.jpg' must be a path below images/
                    attempts: 2           | attempts: 0            | 9  | 'attempts' must be a whole number from 1 to 100, not '0'
                    deadline: PT36H       | deadline: 3 days       | 10 | deadline must be a duration like P3D or PT12H, not '3 days'
                    deadline: PT36H       | deadline: PT-1H        | 10 | deadline must be a duration
                    segment-size: 5       | segment-size: 0        | 11 | 'segment-size' must be a whole number from 1
                    image-quality: 70     | image-quality: 101     | 11 | 'image-quality' must be a whole number from 0 to 100, not '101'
                    images: upload        | images: 'share:'       | 11 | images must be 'upload' or 'share:DIR', not 'share:'
                    deadline: PT36H       | version: 4             | 10 | 'version' is given twice
                    attempts: 2           | attempts: [2           | 10 | is not YAML
                    """)
    void namesFileLineAndReason(String good, String bad, int line, String reason) throws IOException {
        assertThat(GOOD).contains(good);
        write(GOOD.replace(good, bad));

        assertThat(faults()).anySatisfy(fault -> {
            assertThat(fault.file()).isEqualTo("assignment.yaml");
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.what()).contains(reason);
        });
    }

    @Test
    void tellsAllFaultsAtOnce() throws IOException {
        write(GOOD.replace("attempts: 2", "attempts: none")
                .replace("deadline: PT36H", "deadline: soon")
                .replace("\"#fa3253\"", "red")
                .replace("cvat:", "cvad:"));

        assertThat(faults()).extracting(Fault::line).contains(4, 9, 10, 11);
        assertThat(faults()).hasSize(5);
    }

    @Test
    void refusesAFolderWithoutTheFile() throws IOException {
        Files.delete(folder.resolve("assignment.yaml"));

        assertThat(faults()).singleElement().satisfies(fault -> assertThat(fault.toString())
                .startsWith("assignment.yaml: there is no such file in "));
    }

    @Test
    void refusesAFolderNameThatNoDeepLinkCarries() throws IOException {
        Path renamed = Files.move(folder, parent.resolve("cats and dogs"));

        assertThatThrownBy(() -> AssignmentReader.read(renamed))
                .isInstanceOf(BrokenAssignmentException.class)
                .hasMessageContaining("folder name 'cats and dogs' must be");
    }

    @Test
    void constructsNothingThatYamlAsksFor() throws IOException {
        write(GOOD.replace("Cats }", "!!java.net.URL [\"http://localhost/\"] }"));

        assertThat(faults()).singleElement().satisfies(fault -> assertThat(fault.what())
                .isEqualTo("is not YAML: Global tag is not allowed: tag:yaml.org,2002:java.net.URL"));
    }

    @Test
    void digestChangesWithTheYamlAnImageOrNothing() throws IOException {
        String before = AssignmentReader.read(folder).digest();
        assertThat(AssignmentReader.read(folder).digest()).isEqualTo(before).hasSize(64);

        Files.writeString(folder.resolve("images/2.jpg"), "Picture 2.jpg");
        String otherImage = AssignmentReader.read(folder).digest();
        write(GOOD + "# a note\n");
        String otherYaml = AssignmentReader.read(folder).digest();

        assertThat(List.of(before, otherImage, otherYaml)).doesNotHaveDuplicates();
    }

    private List<Fault> faults() {
        return catchThrowableOfType(BrokenAssignmentException.class, () -> AssignmentReader.read(folder))
                .faults();
    }

    private void write(String yaml) throws IOException {
        Files.writeString(folder.resolve("assignment.yaml"), yaml);
    }
}
