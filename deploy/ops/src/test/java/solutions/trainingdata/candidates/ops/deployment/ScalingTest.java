package solutions.trainingdata.candidates.ops.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import solutions.trainingdata.candidates.ops.settings.Topology;

/** Replicas by queues that are there, within the database's connections, ended no sooner than they end themselves. */
class ScalingTest {

    /** A rolling upgrade has one replica more that starts, and one that ends. */
    private static final int AT_AN_UPGRADE = 2;

    /** For operators, KEDA and the cluster itself. */
    private static final int OTHERS = 30;

    @ParameterizedTest
    @FieldSource("solutions.trainingdata.candidates.ops.deployment.Manifests#OVERLAYS")
    void poolsOfAllReplicasFitIntoTheDatabase(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        int connections = ProjectFiles.SERVICES.stream()
                .mapToInt(service -> (most(manifests, service) + AT_AN_UPGRADE)
                        * Integer.parseInt(manifests.environment(service).get("DATABASE_CONNECTIONS")))
                .sum();
        assertThat(connections + OTHERS)
                .isLessThanOrEqualTo(manifests
                        .get("Cluster", "postgres")
                        .at("/spec/postgresql/parameters/max_connections")
                        .asInt());
    }

    private static int most(Manifests manifests, String service) {
        return manifests
                .kind("ScaledObject")
                .filter(scaled ->
                        scaled.at("/spec/scaleTargetRef/name").asText().equals(service))
                .mapToInt(scaled -> scaled.at("/spec/maxReplicaCount").asInt())
                .findFirst()
                .orElseGet(() -> manifests
                        .get("Deployment", service)
                        .at("/spec/replicas")
                        .asInt());
    }

    @ParameterizedTest
    @FieldSource("solutions.trainingdata.candidates.ops.deployment.Manifests#OVERLAYS")
    void isGivenTimeForItsLongestStepAndAllGracesOfItsEnd(String overlay) {
        Manifests manifests = Manifests.of(overlay);
        ProjectFiles.SERVICES.forEach(service -> {
            String graces = "\\| \\*\\*at most\\*\\* \\| \\*\\*(\\d+) s\\*\\* \\| \\*\\*(?:\\d+) s\\*\\*";
            if (!service.equals("bot-gateway")) {
                graces = graces.replace("(?:", "#").replace("(\\d", "(?:\\d").replace("#", "(");
            }
            Duration end = Duration.ofSeconds(Long.parseLong(ProjectFiles.find("docs/architecture.md", graces)));
            assertThat(Duration.ofSeconds(Manifests.pod(manifests.get("Deployment", service))
                            .path("terminationGracePeriodSeconds")
                            .asLong()))
                    .as(service)
                    .isGreaterThan(WorkLimits.longest(service).plus(end));
        });
    }

    @ParameterizedTest
    @FieldSource("solutions.trainingdata.candidates.ops.deployment.ProjectFiles#SERVICES")
    void theLimitOfEveryKindOfWorkIsKnown(String service) {
        assertThat(WorkLimits.known(service)).containsExactlyInAnyOrderElementsOf(WorkLimits.inCode(service));
    }

    @ParameterizedTest
    @FieldSource("solutions.trainingdata.candidates.ops.deployment.Manifests#OVERLAYS")
    void eachQueueOfCommandsScalesItsServiceAndNothingElseDoes(String overlay) throws IOException {
        Manifests manifests = Manifests.of(overlay);
        Set<String> commands = new TreeSet<>(Topology.read(ProjectFiles.ROOT).queues());
        commands.removeIf(queue -> !queue.endsWith(".commands"));
        assertThat(commands).hasSize(3);
        Set<String> scaling = new TreeSet<>();
        manifests.kind("ScaledObject").forEach(scaled -> {
            String service = Manifests.name(scaled);
            JsonNode queue = scaled.at("/spec/triggers/0/metadata");
            scaling.add(queue.path("queueName").asText());
            assertThat(service).isEqualTo(scaled.at("/spec/scaleTargetRef/name").asText());
            assertThat(queue.path("queueName").asText())
                    .isEqualTo(ProjectFiles.find(
                            service + "/src/main/resources/application.properties",
                            "mp.messaging.incoming.in.queue.name=(\\S+)"));
            assertThat(queue.path("protocol").asText()).isEqualTo("http");
            assertThat(manifests.environment(service).get("DATABASE_URL"))
                    .endsWith(
                            "/" + scaled.at("/spec/triggers/1/metadata/dbName").asText());
        });
        assertThat(scaling).isEqualTo(commands);
        assertThat(most(manifests, "bot-gateway")).isEqualTo(2);
    }

    @ParameterizedTest
    @FieldSource("solutions.trainingdata.candidates.ops.deployment.Manifests#OVERLAYS")
    void theTopologyIsTheOneThatEveryOtherBrokerLoads(String overlay) throws IOException {
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(Manifests.of(overlay)
                        .configMap("rabbitmq-topology")
                        .at("/data/definitions.json")
                        .asText()))
                .isEqualTo(json.readTree(ProjectFiles.text("deploy/rabbitmq/definitions.json")));
    }

    @Test
    void theGatewayMayFetchFiles() {
        Manifests manifests = Manifests.of("production");
        JsonNode service = manifests.get("Service", "metrics-service");
        assertThat(manifests.environment("bot-gateway").get("METRICS_URL"))
                .isEqualTo("http://metrics-service:"
                        + service.at("/spec/ports/0/port").asInt());
        assertThat(manifests.get("NetworkPolicy", "bot-gateway").at("/spec/egress/0/to/0/podSelector/matchLabels"))
                .isEqualTo(service.at("/spec/selector"));
    }
}
