package solutions.trainingdata.candidates.ops.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.yaml.snakeyaml.Yaml;

/** The same rules on one host as in Kubernetes: {@code deploy/compose/compose.yaml}. */
class ComposeTest {

    private static final String FILE = ProjectFiles.text("deploy/compose/compose.yaml");

    /** SnakeYAML itself: Jackson resolves no anchors. */
    private static final JsonNode SERVICES =
            new ObjectMapper().<JsonNode>valueToTree(new Yaml().load(FILE)).path("services");

    @ParameterizedTest
    @FieldSource("solutions.trainingdata.candidates.ops.deployment.ProjectFiles#SERVICES")
    void runsEachServiceWithNoMoreThanItNeeds(String name) {
        JsonNode service = SERVICES.path(name);
        assertThat(service.path("user").asText()).matches("[1-9][0-9]*:[1-9][0-9]*");
        assertThat(service.path("read_only").asBoolean()).isTrue();
        assertThat(service.path("cap_drop").toString()).isEqualTo("[\"ALL\"]");
        assertThat(service.path("security_opt").toString()).contains("no-new-privileges:true");
        assertThat(service.at("/healthcheck/test").toString()).contains("/live");
        service.path("volumes").forEach(volume -> assertThat(volume.asText()).endsWith(":ro"));
        assertThat(service.path("volumes").toString().contains("GROUND_TRUTH_DIR"))
                .isEqualTo(name.equals("metrics-service"));
    }

    @Test
    void limitsEverythingAndRunsVersions() {
        assertThat(SERVICES).hasSize(6);
        SERVICES.forEach(service -> {
            assertThat(service.path("mem_limit").asText()).isNotEmpty();
            assertThat(service.path("cpus").asInt()).isPositive();
            assertThat(service.path("image").asText()).contains(":").doesNotContain("latest");
            service.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
        });
        String broker = SERVICES.at("/rabbitmq/image").asText();
        assertThat(ProjectFiles.text("deploy/kubernetes/base/rabbitmq.yaml")).contains("image: " + broker);
    }

    @ParameterizedTest
    @FieldSource("solutions.trainingdata.candidates.ops.deployment.ProjectFiles#SERVICES")
    void tellsEachServiceWhatItReadsAndNoSecretInTheClear(String name) {
        JsonNode environment = SERVICES.path(name).path("environment");
        Variables.of(name).forEach((variable, normal) -> assertThat(normal.isPresent() || environment.has(variable))
                .as("%s is told %s", name, variable)
                .isTrue());
        Set<String> read = new TreeSet<>(Variables.ofAll());
        read.addAll(Variables.COMING);
        read.add("WORK_WORKERS");
        Set<String> secrets = Variables.secrets();
        environment.properties().forEach(entry -> {
            assertThat(read).contains(entry.getKey());
            if (secrets.contains(entry.getKey())) {
                assertThat(entry.getValue().asText()).matches("\\$\\{[A-Z_]+:\\?}");
            }
        });
    }

    @Test
    void everythingItAsksForIsWritten() {
        Set<String> asked = names("\\$\\{([A-Z_]+):\\?}", FILE);
        assertThat(asked).isNotEmpty();
        String script = ProjectFiles.text("deploy/compose/make-env");
        asked.forEach(name -> assertThat(script)
                .as(name)
                .containsAnyOf(name, name.replaceAll(".*_SERVICE|BOT_GATEWAY", "{service}"))
                .contains(name.replaceAll("_(RABBITMQ|DATABASE)_PASSWORD$", "")));
        // What it may be told, and passes on.
        Set<String> optional = names("\\$\\{([A-Z_]+):-[^}]*}", FILE);
        optional.remove("VERSION");
        optional.forEach(name -> assertThat(script).contains(name));
    }

    private static Set<String> names(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult place) -> place.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void poolsOfAllReplicasFitIntoTheDatabase() {
        int connections = ProjectFiles.SERVICES.stream()
                .mapToInt(name -> 2
                        * SERVICES.path(name)
                                .at("/environment/DATABASE_CONNECTIONS")
                                .asInt())
                .sum();
        assertThat(connections + 30)
                .isLessThanOrEqualTo(
                        Integer.parseInt(ProjectFiles.find("deploy/compose/compose.yaml", "max_connections=(\\d+)")));
    }

    @ParameterizedTest
    @FieldSource("solutions.trainingdata.candidates.ops.deployment.ProjectFiles#SERVICES")
    void givesEachServiceAsLongToEndAsKubernetesDoes(String name) {
        assertThat(SERVICES.path(name).path("stop_grace_period").asText())
                .isEqualTo(ProjectFiles.find(
                                "deploy/kubernetes/base/" + name + ".yaml", "terminationGracePeriodSeconds: (\\d+)")
                        + "s");
    }
}
