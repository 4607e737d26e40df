package solutions.trainingdata.candidates.metrics.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import solutions.trainingdata.candidates.metrics.checks.Problem;
import solutions.trainingdata.candidates.metrics.scoring.ObjectScore;
import solutions.trainingdata.candidates.metrics.scoring.Percent;
import solutions.trainingdata.candidates.metrics.scoring.Score;

/** Problems and score as JSON; percentages with two decimals. */
final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    static String of(List<Problem> problems, Score score) {
        ObjectNode report = JSON.createObjectNode();
        ArrayNode problemNodes = report.putArray("problems");
        problems.forEach(problem -> putProblem(problemNodes.addObject(), problem));
        ObjectNode metrics = report.putObject("metrics");
        score.metrics().forEach((name, percent) -> metrics.put(name, Percent.shown(percent)));
        ArrayNode objects = report.putArray("objects");
        score.objects().forEach(object -> putObject(objects.addObject(), object));
        report.put("formula_version", score.formulaVersion());
        report.put("ground_truth_version", score.groundTruthVersion());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values can be written", impossible);
        }
    }

    private static void putProblem(ObjectNode node, Problem problem) {
        node.put("kind", problem.kind().word());
        putIfKnown(node, "image", problem.image());
        putIfKnown(node, "label", problem.label());
        putIfKnown(node, "frame", problem.frame());
        putIfKnown(node, "expected", problem.expected());
        putIfKnown(node, "found", problem.found());
        if (problem.percent() != null) {
            node.put("percent", Percent.shown(problem.percent()));
        }
        putIfKnown(node, "drawn_as", problem.drawnAs());
        node.put("text", ProblemText.of(problem));
    }

    private static void putObject(ObjectNode node, ObjectScore object) {
        node.put("image", object.image());
        node.put("label", object.label());
        node.put("iou_percent", Percent.shown(object.iouPercent()));
        node.put("matched", object.matched());
        if (object.textExpected() != null) {
            node.put("text_expected", object.textExpected());
            node.put("text_typed", object.textTyped());
        }
    }

    private static void putIfKnown(ObjectNode node, String name, Object value) {
        if (value != null) {
            node.putPOJO(name, value);
        }
    }
}
