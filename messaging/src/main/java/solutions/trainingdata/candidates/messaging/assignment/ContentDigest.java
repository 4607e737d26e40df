package solutions.trainingdata.candidates.messaging.assignment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over files, each with its name and length, so that changed content is seen under an unchanged version. */
public final class ContentDigest {
    private ContentDigest() {}

    /**
     * Digest of files in the order of their names.
     *
     * @param files paths below {@code folder}; one that does not exist counts by its name alone
     * @throws UncheckedIOException when a file cannot be read
     */
    public static String of(Path folder, List<String> files) {
        MessageDigest digest = sha256();
        List<String> sorted = new ArrayList<>(files);
        Collections.sort(sorted);
        for (String file : sorted) {
            try {
                Path path = folder.resolve(file);
                byte[] content = Files.isRegularFile(path) ? Files.readAllBytes(path) : new byte[0];
                digest.update((file + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(file + " cannot be read", unreadable);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String ofAssignment(Path folder, Assignment assignment) {
        List<String> files = new ArrayList<>(List.of(AssignmentReader.FILE));
        assignment.variants().forEach(images -> images.forEach(image -> files.add("images/" + image)));
        return of(folder, files);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
