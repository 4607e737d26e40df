package solutions.trainingdata.candidates.metrics.truth;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.Faults;
import solutions.trainingdata.candidates.messaging.assignment.Label;
import solutions.trainingdata.candidates.metrics.geometry.Mask;

/**
 * Ground truth as a folder of masks, one object each, white on black: {@code LABEL/LABELn_.png}, or
 * {@code LABEL/LABELn_(TEXT).png} with its text; n is the image's name without its ending.
 */
final class MaskFolder {
    private static final Pattern REST = Pattern.compile("_(?:\\((.*)\\))?\\.png");

    private final Path folder;
    private final String truth;
    private final Assignment assignment;
    private final Faults faults;
    private final Map<String, String> imagesByStem = new HashMap<>();
    private final List<TrueObject> objects = new ArrayList<>();

    MaskFolder(Path folder, String truth, Assignment assignment, Faults faults) {
        this.folder = folder;
        this.truth = truth;
        this.assignment = assignment;
        this.faults = faults;
    }

    List<TrueObject> read() {
        assignment.variants().forEach(images -> images.forEach(path -> addStem(Assignment.baseName(path))));
        assignment.labels().forEach(this::readLabel);
        if (faults.isEmpty()) {
            Set<String> missing = new TreeSet<>(imagesByStem.values());
            objects.forEach(object -> missing.remove(object.image()));
            missing.forEach(image -> faults.add(truth, 0, "image '" + image + "' has no mask of any label"));
        }
        return objects;
    }

    private void addStem(String image) {
        String stem = image.contains(".") ? image.substring(0, image.lastIndexOf('.')) : image;
        if (imagesByStem.put(stem, image) != null) {
            faults.add(truth, 0, "two images are called '" + stem + "': masks cannot tell them apart");
        }
    }

    private void readLabel(Label label) {
        Path masks = folder.resolve(truth).resolve(label.name());
        if (!Files.isDirectory(masks)) {
            faults.add(truth, 0, "there is no folder '" + label.name() + "' for the masks of that label");
            return;
        }
        try (Stream<Path> files = Files.list(masks)) {
            files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .forEach(file -> readMask(label, file));
        } catch (IOException unreadable) {
            faults.add(truth + "/" + label.name(), 0, "cannot be read: " + unreadable.getMessage());
        }
    }

    private void readMask(Label label, Path path) {
        // Some file systems take letters apart from their accents.
        String name = Normalizer.normalize(path.getFileName().toString(), Normalizer.Form.NFC);
        String file = truth + "/" + label.name() + "/" + name;
        String image = null;
        String text = null;
        for (Map.Entry<String, String> known : imagesByStem.entrySet()) {
            String start = label.name() + known.getKey();
            Matcher rest = REST.matcher(name.startsWith(start) ? name.substring(start.length()) : "");
            if (rest.matches()) {
                image = known.getValue();
                text = rest.group(1);
            }
        }
        if (image == null) {
            String example = label.name() + "N_.png or " + label.name() + "N_(TEXT).png";
            faults.add(file, 0, "is no mask of an image of the assignment; it must be called " + example);
            return;
        }
        Mask mask = mask(path, file);
        if (mask != null) {
            objects.add(new TrueObject(image, label.name(), mask, label.asksForText() ? blankToNull(text) : null));
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private Mask mask(Path path, String file) {
        try (InputStream in = Files.newInputStream(path)) {
            BufferedImage picture = ImageIO.read(new MemoryCacheImageInputStream(in));
            if (picture == null) {
                faults.add(file, 0, "is not a picture");
                return null;
            }
            BitSet pixels = white(picture);
            if (pixels.isEmpty()) {
                faults.add(file, 0, "has no white pixel");
                return null;
            }
            return new Mask(picture.getWidth(), picture.getHeight(), pixels);
        } catch (IOException unreadable) {
            faults.add(file, 0, "is not a readable picture: " + unreadable.getMessage());
            return null;
        }
    }

    private static BitSet white(BufferedImage picture) {
        int width = picture.getWidth();
        BitSet pixels = new BitSet(width * picture.getHeight());
        int[] row = new int[width];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                boolean opaque = row[x] >>> 24 > 127;
                int brightest = Math.max(row[x] & 0xff, Math.max(row[x] >> 8 & 0xff, row[x] >> 16 & 0xff));
                pixels.set(y * width + x, opaque && brightest > 127);
            }
        }
        return pixels;
    }
}
