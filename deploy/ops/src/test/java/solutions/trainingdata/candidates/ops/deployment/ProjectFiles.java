package solutions.trainingdata.candidates.ops.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of the project, as text or as YAML. */
final class ProjectFiles {

    static final Path ROOT = Path.of(System.getProperty("project.root"));
    static final List<String> SERVICES = List.of("bot-gateway", "account-service", "task-service", "metrics-service");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private ProjectFiles() {}

    static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> yaml(String text) {
        try {
            return YAML.readerFor(JsonNode.class).<JsonNode>readValues(text).readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the pattern's first group, where a file has it: a test that reads code must notice when it has moved */
    static String find(String file, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text(file));
        if (!matcher.find()) {
            throw new AssertionError(file + " has no longer " + pattern);
        }
        return matcher.group(1);
    }
}
