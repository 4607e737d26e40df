package solutions.trainingdata.candidates.metrics.offline;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.AssignmentReader;
import solutions.trainingdata.candidates.messaging.assignment.BrokenAssignmentException;
import solutions.trainingdata.candidates.messaging.assignment.GuidePictures;
import solutions.trainingdata.candidates.metrics.truth.GroundTruth;
import solutions.trainingdata.candidates.metrics.truth.GroundTruthReader;

/**
 * {@code deploy/check-assignment}: tells its author what the services would refuse at start-up, and what they would not
 * but should be known. Exit code 0: usable, perhaps with warnings; 1: broken.
 */
public final class CheckAssignmentCommand {
    static final String USAGE = """
            usage: deploy/check-assignment DIR

              DIR  folder with assignment.yaml, images and ground-truth.yaml

            exit code: 0 usable, perhaps with warnings; 1 broken""";

    private CheckAssignmentCommand() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(args, out, err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length != 1 || args[0].startsWith("--")) {
            boolean asked = args.length == 1 && args[0].equals("--help");
            (asked ? out : err).println(USAGE);
            return asked ? 0 : 1;
        }
        Path folder = Path.of(args[0]);
        try {
            Assignment assignment = AssignmentReader.read(folder);
            GuidePictures.read(folder);
            GroundTruth truth = GroundTruthReader.read(folder, assignment);
            describe(assignment, truth, out);
            warnings(folder, assignment, truth).forEach(warning -> out.println("warning: " + warning));
            return 0;
        } catch (BrokenAssignmentException broken) {
            err.println(broken.getMessage());
            return 1;
        }
    }

    private static void describe(Assignment assignment, GroundTruth truth, PrintStream out) {
        out.printf(
                "%s: version %d, ground truth %d, %d variant(s), %d attempt(s), %s; usable%n",
                assignment.name(),
                assignment.version(),
                truth.version(),
                assignment.variants().size(),
                assignment.attempts(),
                assignment.deadline());
        for (int variant = 1; variant <= assignment.variants().size(); variant++) {
            List<String> images = assignment.images(variant);
            out.printf(
                    "  variant %d: %d image(s), %d object(s)%n",
                    variant, images.size(), truth.objects(images).size());
        }
    }

    private static List<String> warnings(Path folder, Assignment assignment, GroundTruth truth) {
        Stream<String> guides = Stream.of("guide.ru.md", "guide.en.md")
                .filter(guide -> !Files.isRegularFile(folder.resolve(guide)))
                .map(guide -> guide + " is missing: candidates would get no instructions in that language");
        return Stream.concat(guides, new PassMarkWarnings(assignment, truth).all().stream())
                .toList();
    }
}
