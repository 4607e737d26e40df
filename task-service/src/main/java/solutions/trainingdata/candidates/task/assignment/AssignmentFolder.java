package solutions.trainingdata.candidates.task.assignment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.AssignmentReader;
import solutions.trainingdata.candidates.messaging.assignment.GuidePictures;

/**
 * What a folder of {@code ASSIGNMENTS_DIR} holds.
 *
 * @param yaml text of assignment.yaml, as stored
 * @param guides Markdown by language code; empty when there is none
 * @param pictures that the guides show, by the name they give them
 */
record AssignmentFolder(
        Path folder, Assignment assignment, String yaml, Map<String, String> guides, Map<String, byte[]> pictures) {

    private static final List<String> LANGUAGES = List.of("ru", "en");

    /** @throws solutions.trainingdata.candidates.messaging.assignment.BrokenAssignmentException with every fault */
    static AssignmentFolder read(Path folder) {
        Assignment assignment = AssignmentReader.read(folder);
        Map<String, byte[]> pictures = GuidePictures.read(folder);
        return new AssignmentFolder(
                folder, assignment, text(folder.resolve(AssignmentReader.FILE)), guides(folder), pictures);
    }

    private static Map<String, String> guides(Path folder) {
        Map<String, String> guides = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            Path guide = folder.resolve("guide." + language + ".md");
            if (Files.isRegularFile(guide)) {
                guides.put(language, text(guide));
            }
        }
        return guides;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read as UTF-8 text", e);
        }
    }
}
