package solutions.trainingdata.candidates.metrics.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.AssignmentReader;
import solutions.trainingdata.candidates.metrics.checks.CheckDrawing;
import solutions.trainingdata.candidates.metrics.cvat.SnapshotReader;
import solutions.trainingdata.candidates.metrics.drawing.Drawing;
import solutions.trainingdata.candidates.metrics.truth.GroundTruth;
import solutions.trainingdata.candidates.metrics.truth.GroundTruthReader;

/** Holds the scores against those that the system before this one gave to the same polygons and masks. */
class SeedAnchorTest {
    private static final Path SEED = Path.of(System.getProperty("project.root"), "..", "shared", "seed-data");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Assignment assignment;
    private GroundTruth truth;
    private JsonNode cases;

    @BeforeEach
    void readSeed() throws IOException {
        assumeTrue(Files.isDirectory(SEED), "skipped: the seed data is not beside the project");
        assignment = AssignmentReader.read(SEED.toRealPath());
        truth = GroundTruthReader.read(SEED.toRealPath(), assignment);
        cases = JSON.readTree(SEED.resolve("iou-cases.json").toFile());
    }

    @Test
    void eachOfTheCasesComesNear() {
        Map<String, List<Double>> differences = new TreeMap<>();
        for (JsonNode one : cases) {
            double difference = iouPercent(one) - one.get("seed_iou").asDouble();
            assertThat(Math.abs(difference))
                    .as("%s %s sigma %s", one.get("kind"), one.get("image"), one.get("sigma"))
                    .isLessThanOrEqualTo(allowed(one));
            differences.computeIfAbsent(group(one), any -> new ArrayList<>()).add(difference);
        }
        assertThat(differences).hasSize(8).allSatisfy((group, all) -> {
            assertThat(all).hasSize(10);
            if (!group.equals("plate 0")) {
                double mean =
                        all.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
                assertThat(mean).as(group).isEqualTo(0, within(group.startsWith("car") ? 0.2 : 0.3));
            }
            report(group, all);
        });
    }

    @Test
    void aReadyAnswerPassesTheChecksAndKeepsEveryText() {
        for (int variant = 1; variant <= 2; variant++) {
            Drawing drawing = SnapshotReader.read(snapshot(variant));

            assertThat(new CheckDrawing(assignment, truth).check(variant, drawing))
                    .isEmpty();
            Score score = new ScoreDrawing(assignment, truth).score(variant, drawing);
            assertThat(score.metrics()).containsOnlyKeys("car_iou", "plate_iou", "plate_accuracy");
            assertThat(score.metrics().get("plate_accuracy")).isEqualTo(100);
            assertThat(score.metrics().get("car_iou")).isBetween(99.0, 100.0);
            assertThat(score.objects()).hasSize(10).allMatch(ObjectScore::matched);
        }
    }

    private double iouPercent(JsonNode one) {
        int number = one.get("image").asInt();
        int variant = number <= 5 ? 1 : 2;
        ObjectNode snapshot = empty(variant);
        addShape(snapshot, one, (number - 1) % 5, "");
        Score score = new ScoreDrawing(assignment, truth).score(variant, SnapshotReader.read(snapshot));
        return score.objects().stream()
                .filter(object -> object.image().equals(number + ".jpg"))
                .filter(object -> object.label().equals(one.get("kind").asText()))
                .findFirst()
                .orElseThrow()
                .iouPercent();
    }

    private ObjectNode snapshot(int variant) {
        ObjectNode snapshot = empty(variant);
        for (JsonNode one : cases) {
            int index = one.get("image").asInt() - 1;
            if (one.get("sigma").asInt() == 1 && index / 5 == variant - 1) {
                String text = truth.objects(index + 1 + ".jpg", "plate").get(0).text();
                addShape(snapshot, one, index % 5, text);
            }
        }
        return snapshot;
    }

    private ObjectNode empty(int variant) {
        ObjectNode snapshot = JSON.createObjectNode();
        ArrayNode labels = snapshot.putArray("labels");
        labels.addObject().put("id", 1).put("name", "car");
        ObjectNode plate = labels.addObject().put("id", 2).put("name", "plate");
        plate.putArray("attributes").addObject().put("id", 3).put("name", "plate");
        ArrayNode frames = snapshot.putArray("frames");
        assignment.images(variant).forEach(image -> frames.addObject().put("name", image));
        snapshot.putObject("annotations").putArray("shapes");
        return snapshot;
    }

    private static void addShape(ObjectNode snapshot, JsonNode one, int frame, String text) {
        boolean car = one.get("kind").asText().equals("car");
        ObjectNode shape = ((ArrayNode) snapshot.at("/annotations/shapes"))
                .addObject()
                .put("type", "polygon")
                .put("frame", frame)
                .put("label_id", car ? 1 : 2);
        shape.set("points", one.get("points"));
        if (!car) {
            shape.putArray("attributes").addObject().put("spec_id", 3).put("value", text);
        }
    }

    private static double allowed(JsonNode one) {
        if (one.get("kind").asText().equals("car")) {
            return 0.25;
        }
        return one.get("sigma").asInt() >= 1 ? 1.0 : 4.1;
    }

    private static String group(JsonNode one) {
        return one.get("kind").asText() + " " + one.get("sigma").asInt();
    }

    private static void report(String group, List<Double> differences) {
        double most = differences.stream().mapToDouble(Math::abs).max().orElseThrow();
        double mean =
                differences.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        System.out.printf("%s: greatest difference %.3f, mean %+.3f points%n", group, most, mean);
    }
}
