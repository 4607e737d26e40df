package solutions.trainingdata.candidates.messaging.assignment;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the public part of an assignment from its folder and refuses what is broken, with all faults at once. */
public final class AssignmentReader {
    public static final String FILE = "assignment.yaml";

    /** What Telegram takes as the parameter of a deep link. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private AssignmentReader() {}

    /**
     * Reads {@code folder/assignment.yaml} and looks at {@code folder/images}; the name is the folder's.
     *
     * @throws BrokenAssignmentException with every fault found
     */
    public static Assignment read(Path folder) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        return read(folder, last == null ? "" : last.toString());
    }

    /** The same where the folder's own name is not the assignment's. */
    public static Assignment read(Path folder, String name) {
        Faults faults = new Faults();
        if (!NAME.matcher(name).matches()) {
            faults.add(FILE, 0, "folder name '" + name + "' must be 1 to 64 latin letters, digits, _ or -");
        }
        String yaml = readText(folder, FILE, faults);
        faults.throwIfAny();
        Assignment parsed = parse(name, yaml, faults);
        if (parsed != null && parsed.cvat().uploads()) {
            requireImages(folder, yaml, parsed, faults);
        }
        faults.throwIfAny();
        return withDigest(parsed, ContentDigest.ofAssignment(folder, parsed));
    }

    /**
     * Reads the yaml alone, as a service stored it; images are not looked for.
     *
     * @param digest of the content, as computed when the folder was read
     */
    public static Assignment parse(String name, String yaml, String digest) {
        Faults faults = new Faults();
        Assignment parsed = parse(name, yaml, faults);
        faults.throwIfAny();
        return withDigest(parsed, digest);
    }

    /** Text of a file in UTF-8; null, with a fault, where it cannot be read. */
    public static String readText(Path folder, String file, Faults faults) {
        Path path = folder.resolve(file);
        try {
            if (Files.isRegularFile(path)) {
                return Files.readString(path);
            }
            faults.add(file, 0, "there is no such file in " + folder);
        } catch (CharacterCodingException notText) {
            faults.add(file, 0, "is not UTF-8 text");
        } catch (IOException unreadable) {
            faults.add(file, 0, "cannot be read: " + unreadable.getMessage());
        }
        return null;
    }

    private static Assignment parse(String name, String yaml, Faults faults) {
        YamlMapping root = YamlMapping.parse(FILE, yaml, faults);
        return root == null ? null : new AssignmentYaml(root, faults).read(name);
    }

    private static void requireImages(Path folder, String yaml, Assignment assignment, Faults faults) {
        // Lines are known to the yaml only, and the parsed assignment has none: read the list once more.
        YamlMapping root = YamlMapping.parse(FILE, yaml, new Faults());
        List<YamlText> images = new ArrayList<>();
        root.textLists("variants").forEach(images::addAll);
        for (YamlText image : images) {
            Path path = folder.resolve("images").resolve(image.value());
            if (!Files.isRegularFile(path)) {
                faults.add(FILE, image.line(), "there is no images/" + image.value());
            }
        }
    }

    private static Assignment withDigest(Assignment a, String digest) {
        return new Assignment(
                a.name(),
                a.version(),
                a.titles(),
                a.labels(),
                a.variants(),
                a.attempts(),
                a.deadline(),
                a.cvat(),
                digest);
    }
}
