package solutions.trainingdata.candidates.metrics.submission;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;

/** A small assignment, its public and its secret part in different places: two pictures, a square car and its plate. */
public class AssignmentFolders implements QuarkusTestResourceLifecycleManager {

    public static final String NAME = "squares";

    @Override
    public Map<String, String> start() {
        try {
            Path assignments = Files.createTempDirectory("assignments");
            Path truths = Files.createTempDirectory("truths");
            writePublicPart(assignments.resolve(NAME));
            writeSecretPart(truths.resolve(NAME));
            return Map.of("ASSIGNMENTS_DIR", assignments.toString(), "GROUND_TRUTH_DIR", truths.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writePublicPart(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("images"));
        Files.writeString(folder.resolve("assignment.yaml"), """
                version: 1
                title: { ru: Квадраты, en: Squares }
                labels:
                  - { name: car, color: "#fa3253", shape: polygon }
                  - { name: plate, color: "#3d3df5", shape: polygon, points: 4, text: plate }
                variants:
                  - [a.png, b.png]
                attempts: 2
                deadline: P3D
                cvat: { segment-size: 2, image-quality: 100, images: upload }
                """);
        for (String name : new String[] {"a.png", "b.png"}) {
            ImageIO.write(
                    new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB),
                    "png",
                    folder.resolve("images").resolve(name).toFile());
        }
    }

    private static void writeSecretPart(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("ground-truth.yaml"), """
                version: 3
                truth: truth.xml
                count: exact
                pass: { car_iou: 90, plate_iou: 75, plate_accuracy: 80 }
                """);
        Files.writeString(
                folder.resolve("truth.xml"),
                "<annotations><version>1.1</version>" + image(0, "a.png", "AB123") + image(1, "b.png", "CD456")
                        + "</annotations>");
    }

    private static String image(int id, String name, String text) {
        return """
                <image id="%d" name="%s" width="640" height="480">
                  <polygon label="car" points="100.00,100.00;300.00,100.00;300.00,300.00;100.00,300.00"/>
                  <polygon label="plate" points="150.00,200.00;250.00,200.00;250.00,240.00;150.00,240.00">
                    <attribute name="plate">%s</attribute>
                  </polygon>
                </image>
                """.formatted(id, name, text);
    }

    @Override
    public void stop() {
        // The folders are in the system's place for temporary files.
    }
}
