package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import solutions.trainingdata.candidates.sandbox.launcher.Service;

/** An overlay as {@code deploy/kubernetes/check} rendered it. What it says and this does not know fails the story. */
record Manifests(List<JsonNode> objects) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** @param overlay skips the test, saying how to have it run, where it is not rendered */
    static Manifests of(String overlay) {
        String rendered = ".deploy/kubernetes/rendered/" + overlay + ".yaml";
        Path file = Sandbox.ROOT.resolve(rendered);
        String skipped = "SKIPPED: there is no " + rendered
                + ", so the manifests were not played; deploy/kubernetes/play" + " renders and plays them";
        if (Files.notExists(file)) {
            System.out.println(skipped);
        }
        Assumptions.assumeTrue(Files.exists(file), skipped);
        try {
            assertThat(Files.getLastModifiedTime(file))
                    .as("%s is older than what it was made of: deploy/kubernetes/check", rendered)
                    .isGreaterThan(lastChange());
            return new Manifests(yaml(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime lastChange() throws IOException {
        try (Stream<Path> files = Files.walk(Sandbox.ROOT.resolve("deploy/kubernetes"))) {
            return files.filter(Files::isRegularFile)
                    .map(source -> FileTime.fromMillis(source.toFile().lastModified()))
                    .max(FileTime::compareTo)
                    .orElseThrow();
        }
    }

    static List<JsonNode> yaml(String text) throws IOException {
        return YAML.readerFor(JsonNode.class).<JsonNode>readValues(text).readAll();
    }

    /** The only one of its kind, or the one of that name. */
    JsonNode get(String kind, String... name) {
        List<JsonNode> found = kind(kind)
                .filter(object -> name.length == 0 || name(object).equals(name[0]))
                .toList();
        assertThat(found).as("%s %s", kind, List.of(name)).hasSize(1);
        return found.get(0);
    }

    private Stream<JsonNode> kind(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    Workload workload(Service service) {
        return new Workload(get("Deployment", service.module()));
    }

    /**
     * What a service is started with: the ConfigMaps' values, then its own.
     *
     * @param secrets values by {@code SECRET/KEY}
     */
    Map<String, String> environment(Service service, Map<String, String> secrets) {
        JsonNode container = workload(service).container();
        Map<String, String> all = new TreeMap<>();
        container.path("envFrom").forEach(from -> get(
                        "ConfigMap", from.at("/configMapRef/name").asText())
                .path("data")
                .properties()
                .forEach(entry -> all.put(entry.getKey(), entry.getValue().asText())));
        container.path("env").forEach(entry -> {
            JsonNode secret = entry.at("/valueFrom/secretKeyRef");
            String key = secret.path("name").asText() + "/" + secret.path("key").asText();
            String value = entry.has("value") ? entry.path("value").asText() : secrets.get(key);
            assertThat(value)
                    .as("%s, of secret %s", entry.path("name").asText(), key)
                    .isNotNull();
            all.put(entry.path("name").asText(), value);
        });
        assertThat(all.values()).as("values that refer to others").noneMatch(value -> value.contains("$("));
        return all;
    }

    /** The variables that say how much one replica of a service does at once. */
    Map<String, String> concurrency(Service service) {
        JsonNode container = workload(service).container();
        String workers = container
                .path("env")
                .valueStream()
                .filter(entry -> entry.path("name").asText().equals("WORK_WORKERS"))
                .map(entry -> entry.path("value").asText())
                .findFirst()
                .orElseThrow();
        JsonNode settings =
                get("ConfigMap", container.at("/envFrom/0/configMapRef/name").asText());
        return Map.of(
                "WORK_WORKERS",
                workers,
                "DATABASE_CONNECTIONS",
                settings.at("/data/DATABASE_CONNECTIONS").asText());
    }

    /** When how many replicas of a service are wanted: the ScaledObject's {@code spec}. */
    JsonNode scaling(Service service) {
        return get("ScaledObject", service.module()).path("spec");
    }

    /** A Deployment of one container. */
    record Workload(JsonNode deployment) {

        private JsonNode pod() {
            return deployment.at("/spec/template/spec");
        }

        private JsonNode container() {
            assertThat(pod().path("containers")).hasSize(1);
            return pod().path("containers").path(0);
        }

        /** The strategy of its roll-outs. */
        Map<String, String> rollingUpdate() {
            Map<String, String> all = new TreeMap<>();
            deployment
                    .at("/spec/strategy/rollingUpdate")
                    .properties()
                    .forEach(entry -> all.put(entry.getKey(), entry.getValue().asText()));
            return all;
        }

        int port() {
            return container().at("/ports/0/containerPort").asInt();
        }

        long memoryMiB() {
            String limit = container().at("/resources/limits/memory").asText();
            assertThat(limit).matches("\\d+Mi");
            return Long.parseLong(limit.replace("Mi", ""));
        }

        /** From SIGTERM to SIGKILL. */
        Duration grace() {
            int seconds = pod().path("terminationGracePeriodSeconds").asInt();
            assertThat(seconds).isPositive();
            return Duration.ofSeconds(seconds);
        }

        /** Where the volume that claims this is seen; empty where it is not mounted. */
        String mountOf(String claim) {
            return pod().path("volumes")
                    .valueStream()
                    .filter(volume -> volume.at("/persistentVolumeClaim/claimName")
                            .asText()
                            .equals(claim))
                    .flatMap(volume -> container()
                            .path("volumeMounts")
                            .valueStream()
                            .filter(mount -> mount.path("name").equals(volume.path("name"))))
                    .map(mount -> mount.path("mountPath").asText())
                    .findFirst()
                    .orElse("");
        }

        /** @param kind startup, liveness or readiness */
        Probe probe(String kind) {
            JsonNode probe = container().path(kind + "Probe");
            assertThat(probe.properties())
                    .as("what this story knows of a probe")
                    .extracting(Map.Entry::getKey)
                    .containsExactlyInAnyOrder("httpGet", "periodSeconds", "timeoutSeconds", "failureThreshold");
            assertThat(probe.at("/httpGet/port").asText())
                    .isEqualTo(container().at("/ports/0/name").asText());
            return new Probe(
                    kind,
                    probe.at("/httpGet/path").asText(),
                    Duration.ofSeconds(probe.path("periodSeconds").asInt()),
                    Duration.ofSeconds(probe.path("timeoutSeconds").asInt()),
                    probe.path("failureThreshold").asInt());
        }
    }

    /** @param failureThreshold so many times in a row, and it has failed */
    record Probe(String kind, String path, Duration period, Duration timeout, int failureThreshold) {}
}
