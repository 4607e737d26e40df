package solutions.trainingdata.candidates.metrics.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import solutions.trainingdata.candidates.messaging.assignment.BrokenAssignmentException;
import solutions.trainingdata.candidates.messaging.assignment.Fault;
import solutions.trainingdata.candidates.metrics.ExampleFolder;
import solutions.trainingdata.candidates.metrics.geometry.Mask;
import solutions.trainingdata.candidates.metrics.geometry.Outline;

class GroundTruthReaderTest {
    @TempDir
    Path parent;

    private ExampleFolder folder;

    @BeforeEach
    void writeFolder() {
        folder = new ExampleFolder(parent);
    }

    @Test
    void readsRulesAndCvatXml() {
        GroundTruth truth = folder.truth();

        assertThat(truth.version()).isEqualTo(7);
        assertThat(truth.count()).isEqualTo(CountRule.EXACT);
        assertThat(truth.pass())
                .containsOnly(entry("box_iou", 90.0), entry("sign_iou", 75.0), entry("words_accuracy", 80.0));
        assertThat(truth.objects()).hasSize(6);
        assertThat(truth.objects("a.png", "sign"))
                .containsExactly(new TrueObject("a.png", "sign", Outline.of(50, 50, 60, 50, 60, 54, 50, 54), "Ab <1>"));
        assertThat(truth.objects("b.png", "box").get(0).text()).isNull();
        assertThat(truth.objects(List.of("c.png")))
                .extracting(TrueObject::label)
                .containsExactly("box", "box");
    }

    @Test
    void tellsNoAnswersInItsTextForm() {
        assertThat(folder.truth().toString()).doesNotContain("Ab", "ВА2", "50").contains("version=7");
    }

    @Test
    void aTextThatIsBlankInTheTruthCannotBeRead() {
        folder.write("truth.xml", ExampleFolder.XML.replace("ВА2", "  "));

        assertThat(folder.truth().objects("b.png", "sign").get(0).hasReadableText())
                .isFalse();
        assertThat(folder.truth().objects("a.png", "sign").get(0).hasReadableText())
                .isTrue();
    }

    @Test
    void readsFromAZipAsWell() throws IOException {
        URI zip = URI.create("jar:" + parent.resolve("truth.zip").toUri());
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            for (String file : List.of("ground-truth.yaml", "truth.xml")) {
                Files.copy(folder.path.resolve(file), files.getPath("/" + file));
            }
            assertThat(GroundTruthReader.read(files.getPath("/"), folder.assignment()))
                    .isEqualTo(folder.truth());
        }
    }

    @Test
    void digestChangesWithAnyOfTheFiles() {
        String before = folder.truth().digest();
        folder.write("truth.xml", ExampleFolder.XML.replace("ВА2", "ВА3"));
        String otherText = folder.truth().digest();
        folder.write("ground-truth.yaml", ExampleFolder.TRUTH.replace("90", "91"));

        assertThat(List.of(before, otherText, folder.truth().digest())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    version: 7   | version: seven   | 1 | 'version' must be a whole number from 1 up, not 'seven'
                    version: 7   | vers: 7          | 1 | unknown key 'vers'
                    truth.xml    | absent.xml       | 2 | there is no absent.xml in the folder
                    truth.xml    | ../truth.xml     | 2 | truth must be below the folder
                    exact        | about            | 3 | count must be exact, at-least-one or none, not 'about'
                    box_iou: 90  | car_iou: 90      | 4 | unknown key 'car_iou'; known are box_iou, sign_iou, words_accuracy
                    box_iou: 90  | box_iou: 101     | 4 | 'box_iou' must be a number from 0.0 to 100.0, not '101'
                    box_iou: 90  | box_iou: NaN     | 4 | 'box_iou' must be a number from 0.0 to 100.0, not 'NaN'
                    """)
    void namesLineAndReasonInTheYaml(String good, String bad, int line, String reason) {
        folder.write("ground-truth.yaml", ExampleFolder.TRUTH.replace(good, bad));

        assertFault("ground-truth.yaml", line, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    label="box" occluded="0" points="10.00 | label="bux" occluded="0" points="10.00 | 6 | image 'a.png': the assignment has no label 'bux'
                    10.00,10.00;30.00,10.00 | 10.00;30.00,10.00     | 6  | image 'a.png', box: points must look like
                    10.00,10.00;30.00,10.00 | ten,10.00;30.00,10.00 | 6  | image 'a.png', box: points must look like
                    60.00,54.00;50.00,54.00 | 60.00,54.00           | 8  | image 'a.png', sign: 3 points, must be 4
                    30.00,30.00;10.00,30.00 | 30.00,130.0;10.00,30.00 | 6 | image 'a.png', box: reaches beyond the image
                    60.00,54.00;50.00,54.00 | 50.00,54.00;60.00,54.00 | 8 | image 'a.png', sign: the outline crosses itself
                    30.00,30.00;10.00,30.00 | 20.00,10.00;25.00,10.00 | 6 | image 'a.png', box: the outline encloses nothing
                    name="b.png"            | name="a.png"          | 12 | image 'a.png' is there twice
                    name="b.png"            | name="x.png"          | 0  | image 'b.png' is missing
                    id="2" name="more/c.png" width="100" height="100"> | name="c.png"><ellipse/> | 19 | <ellipse> is not supported; only <polygon> is so far
                    <version>1.1</version>  | <track label="box"/>  | 3  | <track> is not supported; only <polygon> is so far
                    </annotations>          | </annotation>         | 28 | is not XML:
                    <annotations>           | <dataset>             | 2  | its root must be <annotations>
                    """)
    void namesLineAndReasonInTheXml(String good, String bad, int line, String reason) {
        assertThat(ExampleFolder.XML).contains(good);
        folder.write("truth.xml", ExampleFolder.XML.replace(good, bad));

        assertFault("truth.xml", line, reason);
    }

    @Test
    void refusesDocumentTypesAndResolvesNoEntities() {
        folder.write("secret.txt", "SECRET");
        String entity = "<!DOCTYPE annotations [<!ENTITY x SYSTEM \""
                + folder.path.resolve("secret.txt").toUri() + "\">]>\n<annotations>";
        folder.write(
                "truth.xml", ExampleFolder.XML.replace("<annotations>", entity).replace("ВА2", "&x;"));

        assertFault("truth.xml", 2, "a document type is not allowed");
        assertThat(faults().toString()).doesNotContain("SECRET");
    }

    @Test
    void tellsAllFaultsOfBothFilesAtOnce() {
        folder.write("ground-truth.yaml", ExampleFolder.TRUTH.replace("exact", "about"));
        folder.write("truth.xml", ExampleFolder.XML.replace("label=\"sign\"", "label=\"sing\""));

        assertThat(faults())
                .extracting(Fault::file)
                .containsExactlyInAnyOrder("ground-truth.yaml", "truth.xml", "truth.xml");
    }

    @Nested
    class Masks {
        @BeforeEach
        void writeMasks() throws IOException {
            folder.write("ground-truth.yaml", ExampleFolder.TRUTH.replace("truth.xml", "masks"));
            mask("box/boxa_.png", 10, 20);
            mask("box/boxb_.png", 30, 40);
            mask("box/boxc_.png", 50, 60);
            mask("sign/signa_(Ab 1).png", 1, 2);
            mask("sign/signb_.png", 3, 4);
        }

        @Test
        void readsThePixelsAndTheTextOfTheName() {
            GroundTruth truth = folder.truth();
            Mask mask = (Mask) truth.objects("a.png", "box").get(0).region();

            assertThat(truth.objects()).hasSize(5);
            assertThat(mask.areaPx2()).isEqualTo(1);
            assertThat(mask.contains(10, 20)).isTrue();
            assertThat(truth.objects("a.png", "sign").get(0).text()).isEqualTo("Ab 1");
            assertThat(truth.objects("b.png", "sign").get(0).text()).isNull();
        }

        @Test
        void namesAFileThatIsNoMaskOfAnImage() throws IOException {
            mask("box/boxd_.png", 1, 1);
            mask("box/box1.png", 1, 1);

            assertFault("masks/box/boxd_.png", 0, "it must be called boxN_.png or boxN_(TEXT).png");
            assertFault("masks/box/box1.png", 0, "is no mask of an image of the assignment");
        }

        @Test
        void namesAFileThatIsNoPictureOrHasNoPixel() throws IOException {
            folder.write("masks/box/boxa_.png", "not a picture");
            ImageIO.write(
                    new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY),
                    "png",
                    folder.path.resolve("masks/box/boxb_.png").toFile());

            assertFault("masks/box/boxa_.png", 0, "is not a picture");
            assertFault("masks/box/boxb_.png", 0, "has no white pixel");
        }

        @Test
        void namesAnImageWithoutMasksAndALabelWithoutFolder() throws IOException {
            Files.delete(folder.path.resolve("masks/box/boxc_.png"));
            assertFault("masks", 0, "image 'c.png' has no mask of any label");

            Files.delete(folder.path.resolve("masks/sign/signb_.png"));
            Files.delete(folder.path.resolve("masks/sign/signa_(Ab 1).png"));
            Files.delete(folder.path.resolve("masks/sign"));
            assertFault("masks", 0, "there is no folder 'sign'");
        }

        private void mask(String file, int x, int y) throws IOException {
            Path path = folder.path.resolve("masks").resolve(file);
            Files.createDirectories(path.getParent());
            BufferedImage picture = new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_BINARY);
            picture.setRGB(x, y, 0xffffff);
            ImageIO.write(picture, "png", path.toFile());
        }
    }

    private void assertFault(String file, int line, String reason) {
        assertThat(faults()).anySatisfy(fault -> {
            assertThat(fault.file()).isEqualTo(file);
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.what()).contains(reason);
        });
    }

    private List<Fault> faults() {
        return catchThrowableOfType(BrokenAssignmentException.class, folder::truth)
                .faults();
    }
}
