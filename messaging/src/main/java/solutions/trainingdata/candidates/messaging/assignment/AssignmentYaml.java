package solutions.trainingdata.candidates.messaging.assignment;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of assignment.yaml, one method each. */
final class AssignmentYaml {
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    /** Names end up in file names of masks and in names of metrics; 64 characters are CVAT's limit. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_ -]{0,63}");

    private final YamlMapping root;
    private final Faults faults;

    AssignmentYaml(YamlMapping root, Faults faults) {
        this.root = root;
        this.faults = faults;
    }

    /** The assignment without a digest; null, with faults, where it is broken. */
    Assignment read(String name) {
        root.allowing("version", "title", "labels", "variants", "attempts", "deadline", "cvat");
        Integer version = root.wholeNumber("version", 1, Integer.MAX_VALUE);
        Titles titles = titles();
        List<Label> labels = labels();
        List<List<String>> variants = variants();
        Integer attempts = root.wholeNumber("attempts", 1, 100);
        Duration deadline = deadline();
        CvatSettings cvat = cvat();
        return faults.isEmpty()
                ? new Assignment(name, version, titles, labels, variants, attempts, deadline, cvat, "")
                : null;
    }

    private Titles titles() {
        YamlMapping title = root.mapping("title");
        if (title == null) {
            return null;
        }
        title.allowing("ru", "en");
        String ru = title.text("ru");
        String en = title.text("en");
        return ru == null || en == null ? null : new Titles(ru, en);
    }

    private List<Label> labels() {
        List<Label> labels = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlMapping node : root.mappings("labels")) {
            node.allowing("name", "color", "shape", "points", "text");
            String name = word(node, "name");
            if (name != null && !names.add(name)) {
                node.refuse("name", "label '" + name + "' is given twice");
            }
            String color = color(node);
            Shape shape = shape(node);
            Integer points = node.has("points") ? node.wholeNumber("points", 3, 1000) : null;
            String text = node.has("text") ? word(node, "text") : null;
            if (name != null && color != null && shape != null) {
                labels.add(new Label(name, color, shape, points, text));
            }
        }
        return labels;
    }

    private static String word(YamlMapping node, String key) {
        String word = node.text(key);
        if (word != null && !WORD.matcher(word).matches()) {
            node.refuse(key, "'" + word + "' must be 1 to 64 letters, digits, blanks, _ or -");
            return null;
        }
        return word;
    }

    private static String color(YamlMapping node) {
        String color = node.text("color");
        if (color != null && !COLOR.matcher(color).matches()) {
            node.refuse("color", "color must look like \"#fa3253\" (in quotes), not '" + color + "'");
            return null;
        }
        return color;
    }

    private static Shape shape(YamlMapping node) {
        String word = node.text("shape");
        if (word == null) {
            return null;
        }
        for (Shape shape : Shape.values()) {
            if (shape.word().equals(word)) {
                return shape;
            }
        }
        node.refuse("shape", "shape '" + word + "' is not supported; only 'polygon' is so far");
        return null;
    }

    private List<List<String>> variants() {
        Set<String> baseNames = new HashSet<>();
        List<List<String>> variants = new ArrayList<>();
        for (List<YamlText> images : root.textLists("variants")) {
            images.forEach(image -> requireGoodName(image, baseNames));
            variants.add(images.stream().map(YamlText::value).toList());
        }
        return variants;
    }

    private void requireGoodName(YamlText image, Set<String> baseNames) {
        String path = image.value();
        String baseName = Assignment.baseName(path);
        if (path.contains("\\")
                || path.startsWith("/")
                || List.of(path.split("/")).contains("..")) {
            faults.add(AssignmentReader.FILE, image.line(), "image '" + path + "' must be a path below images/");
        } else if (!baseNames.add(baseName)) {
            String what = "image name '" + baseName + "' is there twice; it must be unique in the assignment";
            faults.add(AssignmentReader.FILE, image.line(), what);
        }
    }

    private Duration deadline() {
        String text = root.text("deadline");
        if (text == null) {
            return null;
        }
        try {
            Duration deadline = Duration.parse(text);
            if (!deadline.isNegative() && !deadline.isZero()) {
                return deadline;
            }
        } catch (DateTimeParseException notADuration) {
            // said below
        }
        root.refuse("deadline", "deadline must be a duration like P3D or PT12H, not '" + text + "'");
        return null;
    }

    private CvatSettings cvat() {
        YamlMapping node = root.mapping("cvat");
        if (node == null) {
            return null;
        }
        node.allowing("segment-size", "image-quality", "images");
        Integer segmentSize = node.wholeNumber("segment-size", 1, 100_000);
        Integer quality = node.wholeNumber("image-quality", 0, 100);
        String images = node.text("images");
        boolean shared = images != null && images.matches("share:\\S.*") && !images.contains("..");
        if (images != null && !shared && !images.equals("upload")) {
            node.refuse("images", "images must be 'upload' or 'share:DIR', not '" + images + "'");
        }
        if (segmentSize == null || quality == null) {
            return null;
        }
        return new CvatSettings(segmentSize, quality, shared ? images.substring("share:".length()) : null);
    }
}
