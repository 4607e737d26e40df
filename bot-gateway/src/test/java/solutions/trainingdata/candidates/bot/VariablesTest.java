package solutions.trainingdata.candidates.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the gateway takes from the environment: each variable under one key, so that it has one meaning. */
class VariablesTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z_]*)");

    @Test
    void eachIsReadOnce() throws IOException {
        String properties = Files.readString(Path.of("src/main/resources/application.properties"));
        List<String> variables = VARIABLE.matcher(properties)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(variables).contains("DECISION_WITHIN").doesNotHaveDuplicates();
    }
}
