package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** {@code /api/server/...}: version, health, share. */
final class ServerResource {
    private static final List<String> PARTS = List.of(
            "Cache backend: default",
            "Cache backend: media",
            "DatabaseBackend",
            "DatabaseBackend[default]",
            "DiskUsage",
            "MemoryUsage",
            "OPAHealthCheck");

    private final World world;

    ServerResource(World world) {
        this.world = world;
    }

    SimulatorAnswer about(Call call) {
        return Json.ok(Json.object()
                .put("name", "Computer Vision Annotation Tool")
                .put(
                        "description",
                        "CVAT is completely re-designed and re-implemented version of Video Annotation Tool from "
                                + "Irvine, California tool. It is free, online, interactive video and image "
                                + "annotation tool for computer vision. It is being used by our team to annotate "
                                + "million of objects with different properties. Many UI and UX decisions are based "
                                + "on feedbacks from professional data annotation team.")
                .put("version", "2.64.1")
                .put("logo_url", call.url("/static/logo.svg"))
                .put("subtitle", "Open Data Annotation Platform"));
    }

    /** JSON only when asked for by that name; anonymous, never throttled. */
    SimulatorAnswer health(Call call) {
        boolean json = call.query("format").orElse("").equals("json")
                || call.request().header("accept").orElse("").contains("application/json");
        if (!json) {
            return SimulatorAnswer.html(200, "<!doctype html><title>System status</title><p>working</p>");
        }
        ObjectNode parts = Json.object();
        PARTS.forEach(part -> parts.put(part, "working"));
        return SimulatorAnswer.of(200, "application/json", parts.toString());
    }

    SimulatorAnswer share(Call call) {
        if (!call.caller().mayCreateTasks()) {
            throw Refused.forbidden();
        }
        String directory = call.query("directory").orElse("").replaceAll("^/+|/+$", "");
        Path place = world.share.resolve(directory).normalize();
        if (!place.startsWith(world.share) || !Files.isDirectory(place)) {
            throw Refused.string(directory + " is an invalid directory");
        }
        String search = call.query("search").orElse("");
        ArrayNode entries = Json.array();
        try (Stream<Path> files = Files.list(place)) {
            files.filter(file -> file.getFileName().toString().startsWith(search))
                    .sorted(Comparator.comparing((Path file) -> !Files.isDirectory(file))
                            .thenComparing(Path::getFileName))
                    .forEach(file -> entries.add(entry(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Json.ok(entries);
    }

    private static ObjectNode entry(Path file) {
        String name = file.getFileName().toString();
        boolean folder = Files.isDirectory(file);
        return Json.object()
                .put("name", name)
                .put("type", folder ? "DIR" : "REG")
                .put("mime_type", folder ? "DIR" : FrameMaking.isPicture(name) ? "image" : "unknown");
    }
}
