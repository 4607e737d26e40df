package solutions.trainingdata.candidates.messaging.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuidePicturesTest {

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 2};

    @TempDir
    Path parent;

    private Path folder;

    @BeforeEach
    void writeGoodFolder() throws IOException {
        folder = Files.createDirectories(parent.resolve("cats"));
        write("guide/right.jpg", JPEG);
        write("wrong one.png", PNG);
        guide("ru", "# Кошки\n![верно](guide/right.jpg) и ![неверно](<wrong one.png>)\n");
        guide("en", "![right](guide/right.jpg \"A cat\")\n![web](https://cats.example/1.jpg)");
    }

    @Test
    void findsEachPictureOnceByTheNameThatTheGuidesGiveIt() {
        var pictures = GuidePictures.read(folder);

        assertThat(pictures).containsOnlyKeys("guide/right.jpg", "wrong one.png");
        assertThat(pictures.get("guide/right.jpg")).isEqualTo(JPEG);
        assertThat(pictures.get("wrong one.png")).isEqualTo(PNG);
    }

    @Test
    void anAssignmentWithoutGuidesHasNone() throws IOException {
        Files.delete(folder.resolve("guide.ru.md"));
        Files.delete(folder.resolve("guide.en.md"));

        assertThat(GuidePictures.read(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.jpg",
                "guide/../../secret.jpg",
                "/etc/secret.jpg",
                "guide\\right.jpg",
                "",
                "./../secret.jpg"
            })
    void refusesWhatIsNotNamedByItsPathInTheFolder(String file) throws IOException {
        Files.write(parent.resolve("secret.jpg"), JPEG);
        guide("en", "text\n\n![](" + file + ")");

        assertThat(faults())
                .containsExactly("guide.en.md:3: a picture must be named by its path in the assignment's"
                        + " folder, not '" + file + "'");
    }

    @Test
    void refusesALinkOutOfTheFolder() throws IOException {
        Path secret = Files.write(parent.resolve("secret.jpg"), JPEG);
        Files.createSymbolicLink(folder.resolve("link.jpg"), secret);
        guide("en", "![](link.jpg)");

        assertThat(faults()).containsExactly("guide.en.md:1: picture link.jpg lies outside the assignment's folder");
    }

    @ParameterizedTest
    @CsvSource({"absent.jpg, there is no picture absent.jpg", "guide, there is no picture guide"})
    void refusesWhatIsNotThere(String file, String what) throws IOException {
        guide("en", "![](" + file + ")");

        assertThat(faults()).containsExactly("guide.en.md:1: " + what);
    }

    @Test
    void refusesWhatIsNoPictureWhateverItsNameSays() throws IOException {
        write("text.png", "GIF89a".getBytes());
        write("empty.jpg", new byte[0]);
        guide("en", "![](text.png) ![](empty.jpg)");

        assertThat(faults())
                .containsExactly(
                        "guide.en.md:1: picture text.png is neither JPEG nor PNG",
                        "guide.en.md:1: picture empty.jpg is neither JPEG nor PNG");
    }

    @Test
    void takesOneMebibyteAndNotAByteMore() throws IOException {
        write("large.jpg", Arrays.copyOf(JPEG, GuidePictures.LARGEST_BYTES));
        write("larger.jpg", Arrays.copyOf(JPEG, GuidePictures.LARGEST_BYTES + 1));
        guide("en", "![](large.jpg)\n![](larger.jpg)");

        assertThat(faults())
                .containsExactly("guide.en.md:2: picture larger.jpg has 1048577 bytes, the most is 1048576 (1 MiB)");
    }

    @Test
    void refusesAGuideThatIsNoText() throws IOException {
        write("guide.en.md", new byte[] {(byte) 0xFF, (byte) 0xFE});

        assertThat(faults()).containsExactly("guide.en.md: is not UTF-8 text");
    }

    private List<String> faults() {
        return catchThrowableOfType(BrokenAssignmentException.class, () -> GuidePictures.read(folder)).faults().stream()
                .map(Fault::toString)
                .toList();
    }

    private void guide(String language, String text) throws IOException {
        Files.writeString(folder.resolve("guide." + language + ".md"), text);
    }

    private void write(String file, byte[] content) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.write(folder.resolve(file), content);
    }
}
