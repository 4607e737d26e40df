package solutions.trainingdata.candidates.sandbox.annotate;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** A folder with one assignment of two small pictures: two cars and two plates on the first, one of each on the second. */
public record SmallAssignment(Path assignments) {
    public static final List<String> IMAGES = List.of("1.jpg", "2.jpg");

    public static SmallAssignment in(Path folder) throws IOException {
        Path images = Files.createDirectories(folder.resolve("small/images"));
        for (String name : IMAGES) {
            BufferedImage picture = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = picture.createGraphics();
            graphics.setColor(new Color(0xb7c4d1));
            graphics.fillRect(0, 0, 320, 240);
            graphics.setColor(new Color(0x6b7480));
            graphics.fillRect(0, 150, 320, 90);
            graphics.setColor(new Color(name.equals("1.jpg") ? 0x2f6f4f : 0x8c2f39));
            graphics.fillRoundRect(20, 60, 120, 90, 30, 30);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(60, 120, 40, 12);
            graphics.dispose();
            ImageIO.write(picture, "jpg", images.resolve(name).toFile());
        }
        Files.writeString(folder.resolve("small").resolve(GroundTruth.FILE), XML);
        return new SmallAssignment(folder);
    }

    public Path folder() {
        return assignments.resolve("small");
    }

    public Path image(String name) {
        return folder().resolve("images").resolve(name);
    }

    public GroundTruth truth() {
        return GroundTruth.of(folder());
    }

    private static final String XML = """
            <?xml version="1.0" encoding="utf-8"?>
            <annotations>
              <version>1.1</version>
              <meta/>
              <image id="0" name="small/1.jpg" width="320" height="240">
                <polygon label="car" source="manual" occluded="0" points="20.00,60.00;140.00,60.00;140.00,150.00;20.00,150.00" z_order="0"/>
                <polygon label="plate" source="manual" occluded="0" points="60.00,120.00;100.00,120.00;100.00,132.00;60.00,132.00" z_order="0">
                  <attribute name="plate">A123BC77</attribute>
                </polygon>
                <polygon label="car" source="manual" occluded="0" points="200.00,60.00;300.00,60.00;310.00,140.00;190.00,140.00" z_order="0"/>
                <polygon label="plate" source="manual" occluded="0" points="230.00,118.00;270.00,118.00;270.00,130.00;230.00,130.00" z_order="0">
                  <attribute name="plate">M77OP99</attribute>
                </polygon>
              </image>
              <image id="1" name="small/2.jpg" width="320" height="240">
                <polygon label="car" source="manual" occluded="0" points="20.00,60.00;140.00,60.00;140.00,150.00;20.00,150.00" z_order="0"/>
                <polygon label="plate" source="manual" occluded="0" points="60.00,120.00;100.00,120.00;100.00,132.00;60.00,132.00" z_order="0">
                  <attribute name="plate">K001KK</attribute>
                </polygon>
              </image>
            </annotations>
            """;
}
