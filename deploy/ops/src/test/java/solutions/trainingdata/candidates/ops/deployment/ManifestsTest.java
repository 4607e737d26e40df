package solutions.trainingdata.candidates.ops.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Policy} holds for both overlays, and notices each thing that it forbids. */
class ManifestsTest {

    @ParameterizedTest
    @FieldSource("solutions.trainingdata.candidates.ops.deployment.Manifests#OVERLAYS")
    void keepThePolicy(String overlay) {
        assertThat(Policy.violations(Manifests.of(overlay))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void noticesEachBreach(String expected, Consumer<Manifests> breach) {
        Manifests manifests = Manifests.of("production").copy();
        breach.accept(manifests);
        assertThat(Policy.violations(manifests)).contains(expected);
    }

    static Stream<Arguments> breaches() {
        return Stream.of(
                breach("Deployment task-service may run as root", m -> pod(m, "securityContext")
                        .put("runAsUser", 0)),
                breach("Deployment task-service may run as root", m -> pod(m, "securityContext")
                        .remove("runAsNonRoot")),
                breach("Deployment task-service may run as root by container", m -> container(m, "securityContext")
                        .put("runAsUser", 0)),
                breach("Deployment task-service has no seccomp profile", m -> pod(m, "securityContext")
                        .remove("seccompProfile")),
                breach("Deployment task-service may gain privileges", m -> container(m, "securityContext")
                        .put("allowPrivilegeEscalation", true)),
                breach("Deployment task-service may write into its image", m -> container(m, "securityContext")
                        .remove("readOnlyRootFilesystem")),
                breach("Deployment task-service keeps capabilities", m -> container(m, "securityContext")
                        .remove("capabilities")),
                breach(
                        "Deployment task-service gets a token of the API server",
                        m -> ((ObjectNode) Manifests.pod(task(m))).remove("automountServiceAccountToken")),
                breach(
                        "Deployment task-service has containers unchecked",
                        m -> ((ArrayNode) Manifests.pod(task(m)).path("containers")).addObject()),
                breach(
                        "Deployment task-service has no limits/memory",
                        m -> ((ObjectNode) container(m, "resources").path("limits")).remove("memory")),
                breach(
                        "Cluster postgres has no limits/cpu",
                        m -> ((ObjectNode) m.get("Cluster", "postgres").at("/spec/resources/limits")).remove("cpu")),
                breach(
                        "Deployment task-service has no livenessProbe on /q/health/live",
                        m -> ((ObjectNode) Manifests.container(task(m))).remove("livenessProbe")),
                breach("Deployment task-service has no readinessProbe on /q/health/ready", m -> ((ObjectNode)
                                Manifests.container(task(m)).at("/readinessProbe/httpGet"))
                        .put("path", "/q/health/live")),
                breach(
                        "Deployment task-service runs an image of no version: candidates/task-service:latest",
                        m -> image(m, "candidates/task-service:latest")),
                breach(
                        "Deployment task-service runs an image of no version: host:5000/task-service",
                        m -> image(m, "host:5000/task-service")),
                breach("Secret mine is a secret in the clear", ManifestsTest::addSecret),
                breach(
                        "Deployment task-service has a secret in the clear: CVAT_PASSWORD",
                        m -> variable(m, "CVAT_PASSWORD").put("value", "p").remove("valueFrom")),
                breach(
                        "Deployment task-service wants a secret that secrets.example.yaml lacks: candidates-cvat/pass",
                        m -> ((ObjectNode) variable(m, "CVAT_PASSWORD").at("/valueFrom/secretKeyRef"))
                                .put("key", "pass")),
                breach("Deployment task-service is not told DATABASE_URL", m -> variable(m, "DATABASE_URL")
                        .put("name", "DATABASE_ADDRESS")),
                breach(
                        "Deployment task-service is told what nobody reads: DATABASE_ADDRESS",
                        m -> variable(m, "DATABASE_URL").put("name", "DATABASE_ADDRESS")),
                breach("Deployment task-service sees the ground truth", m -> ((ObjectNode)
                                Manifests.pod(task(m)).findParent("claimName"))
                        .put("claimName", "ground-truth")),
                breach(
                        "Deployment task-service may write to assignments",
                        m -> ((ObjectNode) Manifests.container(task(m)).at("/volumeMounts/1")).remove("readOnly")),
                breach("Deployment task-service has no PodDisruptionBudget", m -> ((ObjectNode)
                                m.get("PodDisruptionBudget", "task-service").path("spec"))
                        .put("maxUnavailable", 0)),
                breach("NetworkPolicy nobody lets somebody talk", m -> ((ObjectNode)
                                m.get("NetworkPolicy", "nobody").path("spec"))
                        .putArray("egress")
                        .addObject()),
                breach("NetworkPolicy metrics-service lets everybody in", m -> ((ObjectNode)
                                m.get("NetworkPolicy", "metrics-service").at("/spec/ingress/0"))
                        .remove("from")));
    }

    private static Arguments breach(String expected, Consumer<Manifests> breach) {
        return Arguments.of(expected, breach);
    }

    private static JsonNode task(Manifests manifests) {
        return manifests.get("Deployment", "task-service");
    }

    private static ObjectNode pod(Manifests manifests, String part) {
        return (ObjectNode) Manifests.pod(task(manifests)).path(part);
    }

    private static ObjectNode container(Manifests manifests, String part) {
        return (ObjectNode) Manifests.container(task(manifests)).path(part);
    }

    private static void image(Manifests manifests, String image) {
        ((ObjectNode) Manifests.container(task(manifests))).put("image", image);
    }

    private static ObjectNode variable(Manifests manifests, String name) {
        List<ObjectNode> found = new ArrayList<>();
        Manifests.container(task(manifests)).path("env").forEach(entry -> {
            if (entry.path("name").asText().equals(name)) {
                found.add((ObjectNode) entry);
            }
        });
        return found.get(0);
    }

    /** In the place of another object: the list cannot grow. */
    private static void addSecret(Manifests manifests) {
        ObjectNode object = (ObjectNode) manifests.get("PersistentVolumeClaim", "assignments");
        object.put("kind", "Secret");
        object.withObject("/metadata").put("name", "mine");
    }
}
