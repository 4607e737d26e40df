package solutions.trainingdata.candidates.ops.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The table of variables in docs/operations.md is what the code reads: names, defaults, who reads them. */
class VariablesTest {

    private static final Map<String, Variables.Row> TABLE =
            Variables.table().stream().collect(Collectors.toMap(Variables.Row::name, Function.identity()));

    @Test
    void everyVariableOfTheCodeIsInTheTableAndNoOther() {
        Set<String> expected = new TreeSet<>(Variables.ofAll());
        expected.addAll(Variables.COMING);
        assertThat(new TreeSet<>(TABLE.keySet())).isEqualTo(expected);
    }

    @Test
    void whatIsReadByNowIsNoLongerComing() {
        assertThat(Variables.COMING).doesNotContainAnyElementsOf(Variables.ofAll());
        TABLE.forEach((name, row) -> assertThat(row.meaning().contains("(not read yet)"))
                .as("%s says that it is not read yet", name)
                .isEqualTo(Variables.COMING.contains(name)));
    }

    @ParameterizedTest
    @FieldSource("solutions.trainingdata.candidates.ops.deployment.ProjectFiles#SERVICES")
    void theTableHasTheDefaultsOfTheCodeAndWhoReadsThem(String service) {
        Map<String, Optional<String>> read = Variables.of(service);
        read.forEach((name, normal) ->
                assertThat(TABLE.get(name).normal()).as("default of %s", name).isEqualTo(normal.orElse("needed")));
        TABLE.values().stream()
                .filter(row -> !Variables.COMING.contains(row.name()))
                .forEach(row -> assertThat(
                                row.services().equals("all") || row.services().contains(service.split("-")[0]))
                        .as("%s is read by %s", row.name(), service)
                        .isEqualTo(read.containsKey(row.name())));
    }

    @Test
    void passwordsKeysAndTokensAreSecrets() {
        assertThat(TABLE.values()).allSatisfy(row -> assertThat(row.secret().equals("yes"))
                .as(row.name())
                .isEqualTo(row.name().matches(".*(PASSWORD|TOKEN|_KEY)")));
    }

    /** {@code | `WORK_MAX_TRIES` | `20` | WorkConfig |}: a key of that interface, with that default. */
    @Test
    void theNumbersThatCanBeChangedAreKeysOfTheCodeWithTheseDefaults() {
        List<MatchResult> rows = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| `(\\w+)` \\| (\\w+) \\|$")
                .matcher(ProjectFiles.text("docs/operations.md"))
                .results()
                .toList();
        assertThat(rows).hasSizeGreaterThan(5);
        assertThat(rows).allSatisfy(row -> assertThat(defaults(row.group(3)))
                .as(row.group(3))
                .contains(Map.entry(row.group(1), row.group(2))));
    }

    /** Of each interface of that name, as several services have one. */
    private static Map<String, String> defaults(String configuration) {
        Map<String, String> defaults = new TreeMap<>();
        for (String module :
                List.of("messaging", "bot-gateway", "account-service", "task-service", "metrics-service")) {
            try (Stream<Path> files =
                    Files.walk(ProjectFiles.ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file : files.filter(one -> one.endsWith(configuration + ".java"))
                        .toList()) {
                    String source = Files.readString(file);
                    String prefix = source.replaceAll("(?s).*@ConfigMapping\\(prefix = \"([^\"]+)\"\\).*", "$1");
                    Pattern.compile("@WithDefault\\(\"([^\"]*)\"\\)\\s+\\S+ (\\w+)\\(\\);")
                            .matcher(source)
                            .results()
                            .forEach(key -> defaults.put(
                                    (prefix + key.group(2).replaceAll("^|([A-Z])", "_$1")).toUpperCase(),
                                    key.group(1)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return defaults;
    }
}
