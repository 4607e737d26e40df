package solutions.trainingdata.candidates.sandbox.scene;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes JPEG files as good as fit into a given size. */
final class Jpeg {

    private Jpeg() {}

    static void write(BufferedImage image, Path file, int mostBytes) throws IOException {
        byte[] bytes = encoded(image, 92);
        for (int quality = 89; bytes.length > mostBytes && quality > 50; quality -= 3) {
            bytes = encoded(image, quality);
        }
        Files.write(file, bytes);
    }

    private static byte[] encoded(BufferedImage image, int qualityPercent) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(qualityPercent / 100f);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
