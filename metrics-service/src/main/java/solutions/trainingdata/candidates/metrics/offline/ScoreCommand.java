package solutions.trainingdata.candidates.metrics.offline;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.AssignmentReader;
import solutions.trainingdata.candidates.messaging.assignment.BrokenAssignmentException;
import solutions.trainingdata.candidates.metrics.checks.CheckDrawing;
import solutions.trainingdata.candidates.metrics.checks.Problem;
import solutions.trainingdata.candidates.metrics.cvat.SnapshotReader;
import solutions.trainingdata.candidates.metrics.cvat.UnreadableSnapshotException;
import solutions.trainingdata.candidates.metrics.drawing.Drawing;
import solutions.trainingdata.candidates.metrics.drawing.OtherPicturesException;
import solutions.trainingdata.candidates.metrics.scoring.Score;
import solutions.trainingdata.candidates.metrics.scoring.ScoreDrawing;
import solutions.trainingdata.candidates.metrics.truth.GroundTruth;
import solutions.trainingdata.candidates.metrics.truth.GroundTruthReader;

/**
 * {@code deploy/score}: checks and scores saved answers of CVAT without any server. Exit code 0: scored; 2: problems
 * were found, scored where it can be; 1: bad input, with a sentence on standard error.
 */
public final class ScoreCommand {
    static final int SCORED = 0;
    static final int BAD_INPUT = 1;
    static final int PROBLEMS = 2;

    private ScoreCommand() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(args, out, err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        try {
            ScoreArguments arguments = ScoreArguments.parse(args);
            if (arguments.help()) {
                out.println(ScoreArguments.USAGE);
                return SCORED;
            }
            return score(arguments, out);
        } catch (BadInputException | BrokenAssignmentException bad) {
            err.println(bad.getMessage());
            return BAD_INPUT;
        }
    }

    private static int score(ScoreArguments arguments, PrintStream out) {
        Assignment assignment = AssignmentReader.read(arguments.assignment());
        if (arguments.variant() > assignment.variants().size()) {
            throw new BadInputException("--variant " + arguments.variant() + ": the assignment has variants 1 to "
                    + assignment.variants().size());
        }
        GroundTruth truth = GroundTruthReader.read(arguments.assignment(), assignment);
        Path file = arguments.annotations();
        try {
            Drawing drawing = SnapshotReader.read(text(file));
            List<Problem> problems = new CheckDrawing(assignment, truth).check(arguments.variant(), drawing);
            Score score = new ScoreDrawing(assignment, truth).score(arguments.variant(), drawing);
            out.print(arguments.json() ? JsonReport.of(problems, score) : TableReport.of(problems, score));
            return problems.isEmpty() ? SCORED : PROBLEMS;
        } catch (UnreadableSnapshotException unreadable) {
            throw new BadInputException(file + ": " + unreadable.getMessage());
        } catch (OtherPicturesException other) {
            throw new BadInputException(
                    file + ": is not of variant " + arguments.variant() + ": " + other.getMessage());
        }
    }

    private static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file + ": there is no such file");
        }
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new BadInputException(file + ": cannot be read as UTF-8 text (" + unreadable.getMessage() + ")");
        }
    }
}
