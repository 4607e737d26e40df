package solutions.trainingdata.candidates.stories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import solutions.trainingdata.candidates.sandbox.launcher.Service;

/** What {@code deploy/kubernetes/base} says of a service: how much it does at once, and how it is scaled. */
final class Manifest {

    private static final Path BASE = Sandbox.ROOT.resolve("deploy/kubernetes/base");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Manifest() {}

    /** Environment variables: steps at once of a replica of it, and database connections of one of any service. */
    static Map<String, String> concurrency(Service service) {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(BASE.resolve("settings.env"))) {
            settings.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode environment =
                object(service.module() + ".yaml", "Deployment", service).at("/spec/template/spec/containers/0/env");
        for (JsonNode variable : environment) {
            if (variable.path("name").asText().equals("WORK_WORKERS")) {
                return Map.of(
                        "WORK_WORKERS", variable.path("value").asText(),
                        "DATABASE_CONNECTIONS", settings.getProperty("DATABASE_CONNECTIONS"));
            }
        }
        throw new IllegalStateException("No WORK_WORKERS in the manifest of " + service);
    }

    static JsonNode scaling(Service service) {
        return object("scaling.yaml", "ScaledObject", service).path("spec");
    }

    private static JsonNode object(String file, String kind, Service service) {
        try {
            return YAML
                    .readerFor(JsonNode.class)
                    .<JsonNode>readValues(BASE.resolve(file).toFile())
                    .readAll()
                    .stream()
                    .filter(object -> object.path("kind").asText().equals(kind)
                            && object.at("/metadata/name").asText().equals(service.module()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No " + kind + " " + service + " in " + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
