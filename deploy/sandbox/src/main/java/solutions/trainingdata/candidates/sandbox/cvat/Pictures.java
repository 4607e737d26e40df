package solutions.trainingdata.candidates.sandbox.cvat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads sizes from pictures' headers and makes JPEGs of them. */
final class Pictures {
    private static final int PREVIEW_PX = 256;

    private Pictures() {}

    record Size(int width, int height) {}

    /** Empty when the bytes are no picture that can be read. */
    static Optional<Size> size(byte[] bytes) {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input);
                return Optional.of(new Size(reader.getWidth(0), reader.getHeight(0)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // A damaged header makes readers throw whatever they like: it is no picture.
            return Optional.empty();
        }
    }

    static String mediaType(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).endsWith(".png") ? "image/png" : "image/jpeg";
    }

    static byte[] preview(byte[] bytes) {
        return jpeg(bytes, PREVIEW_PX);
    }

    static byte[] compressed(byte[] bytes) {
        return jpeg(bytes, Integer.MAX_VALUE);
    }

    private static byte[] jpeg(byte[] bytes, int longest) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            double scale = Math.min(1, (double) longest / Math.max(image.getWidth(), image.getHeight()));
            int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
            int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
            BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = small.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
            graphics.dispose();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(small, "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
