package solutions.trainingdata.candidates.messaging.assignment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pictures of an assignment's folder that its guides show, as {@code ![caption](file)}; those of the web stay there. */
public final class GuidePictures {

    /** A chat shows them scaled down anyway, and each travels in one message. */
    static final int LARGEST_BYTES = 1 << 20;

    private static final List<String> GUIDES = List.of("guide.ru.md", "guide.en.md");
    /** The file, perhaps in angle brackets, and perhaps a title behind it. */
    private static final Pattern PICTURE =
            Pattern.compile("!\\[[^\\]]*]\\((?!https?:)\\s*(?:<([^>]*)>|([^)\\s]*))[^)]*\\)");

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final Path folder;
    private final Faults faults = new Faults();
    private final Map<String, byte[]> found = new LinkedHashMap<>();

    private GuidePictures(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Content by the file's name as the guides write it, in the order of the guides; guides may be missing.
     *
     * @throws BrokenAssignmentException with every picture that cannot be shown, by guide and line
     */
    public static Map<String, byte[]> read(Path folder) {
        GuidePictures pictures = new GuidePictures(folder);
        GUIDES.stream()
                .filter(guide -> Files.isRegularFile(folder.resolve(guide)))
                .forEach(pictures::readGuide);
        pictures.faults.throwIfAny();
        return pictures.found;
    }

    private void readGuide(String guide) {
        String text = AssignmentReader.readText(folder, guide, faults);
        List<String> lines = text == null ? List.of() : text.lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            Matcher picture = PICTURE.matcher(lines.get(number - 1));
            while (picture.find()) {
                String file = picture.group(1) == null ? picture.group(2) : picture.group(1);
                String fault = found.containsKey(file) ? null : take(file);
                if (fault != null) {
                    faults.add(guide, number, fault);
                }
            }
        }
    }

    /** @return what is wrong with it, else null */
    private String take(String file) {
        try {
            Path path = folder.resolve(file).normalize();
            if (file.isEmpty() || file.contains("\\") || Path.of(file).isAbsolute() || !path.startsWith(folder)) {
                return "a picture must be named by its path in the assignment's folder, not '" + file + "'";
            }
            if (!Files.isRegularFile(path)) {
                return "there is no picture " + file;
            }
            if (!path.toRealPath().startsWith(folder.toRealPath())) {
                return "picture " + file + " lies outside the assignment's folder";
            }
            return Files.size(path) > LARGEST_BYTES
                    ? "picture " + file + " has " + Files.size(path) + " bytes, the most is " + LARGEST_BYTES
                            + " (1 MiB)"
                    : keep(file, Files.readAllBytes(path));
        } catch (InvalidPathException noPath) {
            return "'" + file + "' is no path of a picture";
        } catch (IOException unreadable) {
            return "picture " + file + " cannot be read: " + unreadable.getMessage();
        }
    }

    private String keep(String file, byte[] content) {
        if (!begins(content, JPEG) && !begins(content, PNG)) {
            return "picture " + file + " is neither JPEG nor PNG";
        }
        found.put(file, content);
        return null;
    }

    private static boolean begins(byte[] content, byte[] with) {
        return content.length >= with.length && Arrays.equals(content, 0, with.length, with, 0, with.length);
    }
}
