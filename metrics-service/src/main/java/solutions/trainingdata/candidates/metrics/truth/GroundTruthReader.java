package solutions.trainingdata.candidates.metrics.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.AssignmentReader;
import solutions.trainingdata.candidates.messaging.assignment.BrokenAssignmentException;
import solutions.trainingdata.candidates.messaging.assignment.ContentDigest;
import solutions.trainingdata.candidates.messaging.assignment.Faults;
import solutions.trainingdata.candidates.messaging.assignment.YamlMapping;

/**
 * Reads the secret part of an assignment from its folder: {@code ground-truth.yaml} and the file or folder that it
 * names. A file is "CVAT for images 1.1", a folder holds masks. All faults are told at once.
 */
public final class GroundTruthReader {
    public static final String FILE = "ground-truth.yaml";

    private final Path folder;
    private final Assignment assignment;
    private final Faults faults = new Faults();

    private GroundTruthReader(Path folder, Assignment assignment) {
        this.folder = folder;
        this.assignment = assignment;
    }

    /**
     * @param folder on any file system, also inside of a zip
     * @throws BrokenAssignmentException with every fault found
     */
    public static GroundTruth read(Path folder, Assignment assignment) {
        return new GroundTruthReader(folder, assignment).read();
    }

    /** Files that make up the ground truth, as paths below {@code folder}: the yaml and what it names. */
    public static List<String> files(Path folder, String truth) {
        List<String> files = new ArrayList<>(List.of(FILE));
        Path path = folder.resolve(truth);
        if (!Files.isDirectory(path)) {
            files.add(truth);
            return files;
        }
        try (Stream<Path> found = Files.walk(path)) {
            found.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .forEach(files::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(truth + " cannot be read", unreadable);
        }
        return files;
    }

    private GroundTruth read() {
        String yaml = AssignmentReader.readText(folder, FILE, faults);
        YamlMapping root = yaml == null ? null : YamlMapping.parse(FILE, yaml, faults);
        faults.throwIfAny();
        root.allowing("version", "truth", "count", "pass");
        Integer version = root.wholeNumber("version", 1, Integer.MAX_VALUE);
        String truth = truth(root);
        CountRule count = count(root);
        Map<String, Double> pass = pass(root);
        List<TrueObject> objects = truth == null ? List.of() : objects(truth);
        faults.throwIfAny();
        return new GroundTruth(version, count, pass, objects, ContentDigest.of(folder, files(folder, truth)));
    }

    private String truth(YamlMapping root) {
        String truth = root.text("truth");
        if (truth == null) {
            return null;
        }
        boolean below = !truth.startsWith("/")
                && !truth.contains("\\")
                && !List.of(truth.split("/")).contains("..");
        if (below && Files.exists(folder.resolve(truth))) {
            return truth;
        }
        root.refuse("truth", below ? "there is no " + truth + " in the folder" : "truth must be below the folder");
        return null;
    }

    private List<TrueObject> objects(String truth) {
        return Files.isDirectory(folder.resolve(truth))
                ? new MaskFolder(folder, truth, assignment, faults).read()
                : new CvatXml(folder, truth, assignment, faults).read();
    }

    private static CountRule count(YamlMapping root) {
        String word = root.text("count");
        if (word == null) {
            return null;
        }
        for (CountRule rule : CountRule.values()) {
            if (rule.word().equals(word)) {
                return rule;
            }
        }
        root.refuse("count", "count must be exact, at-least-one or none, not '" + word + "'");
        return null;
    }

    private Map<String, Double> pass(YamlMapping root) {
        Map<String, Double> marks = new LinkedHashMap<>();
        YamlMapping node = root.mapping("pass");
        if (node == null) {
            return marks;
        }
        Set<String> metrics = new TreeSet<>();
        assignment.labels().forEach(label -> {
            metrics.add(label.iouMetric());
            if (label.asksForText()) {
                metrics.add(label.accuracyMetric());
            }
        });
        node.allowing(metrics.toArray(String[]::new));
        metrics.stream().filter(node::has).forEach(metric -> marks.put(metric, node.number(metric, 0, 100)));
        return marks;
    }
}
