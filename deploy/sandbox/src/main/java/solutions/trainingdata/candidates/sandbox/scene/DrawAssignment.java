package solutions.trainingdata.candidates.sandbox.scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Draws the pictures, the ground truth and the guide's examples of "cars and number plates" into a folder. */
public final class DrawAssignment {

    private static final int PICTURE_BYTES = 430_000;

    private DrawAssignment() {}

    /** @param args the folder; then, to save time, the names of the only pictures to draw */
    public static void main(String[] args) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Path folder = Path.of(args[0]);
        List<String> only = List.of(args).subList(1, args.length);
        Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(folder.resolve("guide"));
        Files.writeString(folder.resolve("ground-truth.xml"), GroundTruth.of(Scenes.all()));
        System.out.println("ground-truth.xml");
        for (Scene scene : Scenes.all()) {
            if (only.isEmpty() || only.contains(scene.name())) {
                Path file = folder.resolve("images").resolve(scene.name() + ".jpg");
                Jpeg.write(new Painter(scene).picture(), file, PICTURE_BYTES);
                System.out.println(
                        "images/" + file.getFileName() + "  " + scene.plate().text());
            }
        }
        if (only.isEmpty() || only.contains("guide")) {
            new GuidePictures(Scenes.example()).draw(folder.resolve("guide"));
        }
    }
}
