package solutions.trainingdata.candidates.ops.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What {@code kustomize build} makes of an overlay. */
record Manifests(List<JsonNode> objects) {

    static final List<String> OVERLAYS = List.of("single-node", "production");

    private static final String NOT_CHECKED =
            "SKIPPED: no kustomize on the PATH or in .deploy/kubernetes/bin, so no rule"
                    + " for the manifests was checked; deploy/kubernetes/check --install puts it there";

    private static final Map<String, Manifests> BUILT = new ConcurrentHashMap<>();

    /** Skips the test, saying how to have it run, where kustomize is not installed. */
    static Manifests of(String overlay) {
        Optional<Path> kustomize = kustomize();
        if (kustomize.isEmpty()) {
            System.out.println(NOT_CHECKED);
        }
        Assumptions.assumeTrue(kustomize.isPresent(), NOT_CHECKED);
        return BUILT.computeIfAbsent(
                overlay, name -> new Manifests(ProjectFiles.yaml(build(kustomize.orElseThrow(), name))));
    }

    private static Optional<Path> kustomize() {
        Stream<Path> path = Stream.of(System.getenv("PATH").split(":")).map(Path::of);
        return Stream.concat(
                        path,
                        Stream.of(
                                ProjectFiles.ROOT.resolve(".deploy/kubernetes/bin"),
                                Path.of(System.getProperty("user.home"), "go/bin")))
                .map(folder -> folder.resolve("kustomize"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String build(Path kustomize, String overlay) {
        try {
            Process process = new ProcessBuilder(
                            kustomize.toString(),
                            "build",
                            ProjectFiles.ROOT
                                    .resolve("deploy/kubernetes/overlays/" + overlay)
                                    .toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String rendered = new String(process.getInputStream().readAllBytes());
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("kustomize does not build " + overlay);
            }
            return rendered;
        } catch (IOException e) {
            throw new AssertionError("kustomize cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Manifests copy() {
        return new Manifests(objects.stream().<JsonNode>map(JsonNode::deepCopy).toList());
    }

    Stream<JsonNode> kind(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    JsonNode get(String kind, String name) {
        return kind(kind)
                .filter(object -> name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name));
    }

    /** The generated ConfigMap of that name: kustomize adds a hash. */
    JsonNode configMap(String name) {
        return kind("ConfigMap")
                .filter(object -> name(object).matches(name + "(-[a-z0-9]{10})?"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no ConfigMap " + name));
    }

    static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    static JsonNode pod(JsonNode workload) {
        return workload.path("spec").path("template").path("spec");
    }

    static JsonNode container(JsonNode workload) {
        return pod(workload).path("containers").path(0);
    }

    /** What a service is started with: values, and {@code SECRET/KEY} in angle brackets for what a Secret holds. */
    Map<String, String> environment(String service) {
        JsonNode container = container(get("Deployment", service));
        Map<String, String> all = new LinkedHashMap<>();
        container.path("envFrom").forEach(from -> configMap(
                        from.path("configMapRef").path("name").asText().replaceAll("-[a-z0-9]{10}$", ""))
                .path("data")
                .properties()
                .forEach(entry -> all.put(entry.getKey(), entry.getValue().asText())));
        container.path("env").forEach(entry -> {
            JsonNode secret = entry.path("valueFrom").path("secretKeyRef");
            all.put(
                    entry.path("name").asText(),
                    secret.isMissingNode()
                            ? entry.path("value").asText()
                            : "<" + secret.path("name").asText() + "/"
                                    + secret.path("key").asText() + ">");
        });
        return all;
    }
}
