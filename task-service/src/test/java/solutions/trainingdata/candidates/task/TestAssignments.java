package solutions.trainingdata.candidates.task;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Folders of assignments with small real pictures. */
public class TestAssignments {

    public static final String CARS = "cars";
    public static final String SPLIT = "split";
    public static final String SPOILT = "spoilt";
    public static final String SHARED = "shared";
    public static final String MOVING = "moving";

    private final Path root;

    public TestAssignments(Path root) {
        this.root = root;
        // Not in the order of their names, neither as text nor by number.
        write(directory(), CARS, 1, "upload", 3, List.of(List.of("10.png", "9.png", "a b.png"), List.of("4.png")));
        text(directory().resolve(CARS).resolve("guide.ru.md"), "# Обведите\n![верно](right.png)\n");
        text(directory().resolve(CARS).resolve("guide.en.md"), "# Outline\n");
        picture(directory().resolve(CARS).resolve("right.png"));
        write(directory(), SPLIT, 1, "upload", 2, List.of(List.of("1.png", "2.png", "3.png")));
        write(directory(), SPOILT, 1, "upload", 5, List.of(List.of("1.png", "2.png")));
        text(directory().resolve(SPOILT).resolve("images/2.png"), "no picture");
        write(directory(), SHARED, 1, "share:pool/a", 5, List.of(List.of("2.png", "1.png")));
        write(directory(), MOVING, 1, "upload", 5, List.of(List.of("1.png")));
        picture(share().resolve("pool/a/1.png"));
        picture(share().resolve("pool/a/2.png"));
    }

    public Path directory() {
        return root.resolve("assignments");
    }

    Path share() {
        return root.resolve("share");
    }

    /** Writes a folder with a picture for each name. */
    public static void write(
            Path directory, String name, int version, String images, int segmentSize, List<List<String>> variants) {
        Path folder = directory.resolve(name);
        text(folder.resolve("assignment.yaml"), """
                version: %d
                title: { ru: Машины, en: Cars }
                labels:
                  - { name: car, color: "#fa3253", shape: polygon }
                  - { name: plate, color: "#3d3df5", shape: polygon, points: 4, text: number }
                variants: %s
                attempts: 2
                deadline: P3D
                cvat: { segment-size: %d, image-quality: 70, images: "%s" }
                """.formatted(version, variants, segmentSize, images));
        if (images.equals("upload")) {
            variants.forEach(variant ->
                    variant.forEach(image -> picture(folder.resolve("images").resolve(image))));
        }
    }

    private static void picture(Path file) {
        try {
            Files.createDirectories(file.getParent());
            BufferedImage picture = new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB);
            picture.setRGB(1, 1, file.getFileName().hashCode());
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void text(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
