package solutions.trainingdata.candidates.metrics.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import solutions.trainingdata.candidates.messaging.contract.Problem;
import solutions.trainingdata.candidates.metrics.checks.ProblemKind;
import solutions.trainingdata.candidates.metrics.cvat.CvatConfig;
import solutions.trainingdata.candidates.metrics.cvat.Snapshot;

/** Turns what the checks found into the contract's problems, each with a link to the picture in CVAT. */
@ApplicationScoped
class ProblemLinks {

    private static final Map<ProblemKind, Problem.Kind> KINDS = Map.ofEntries(
            Map.entry(ProblemKind.NOTHING_DRAWN, Problem.Kind.NOTHING_SAVED),
            Map.entry(ProblemKind.TOO_FEW, Problem.Kind.TOO_FEW_SHAPES),
            Map.entry(ProblemKind.WRONG_SHAPE, Problem.Kind.WRONG_SHAPE),
            Map.entry(ProblemKind.WRONG_POINTS, Problem.Kind.WRONG_POINT_COUNT),
            Map.entry(ProblemKind.TOO_MANY_POINTS, Problem.Kind.TOO_MANY_POINTS),
            Map.entry(ProblemKind.TOO_MUCH_DRAWN, Problem.Kind.TOO_MUCH_DRAWN),
            Map.entry(ProblemKind.MISSING_TEXT, Problem.Kind.TEXT_MISSING),
            Map.entry(ProblemKind.OUTSIDE_IMAGE, Problem.Kind.OUTSIDE_IMAGE),
            Map.entry(ProblemKind.DRAWN_TWICE, Problem.Kind.DRAWN_TWICE),
            Map.entry(ProblemKind.CROSSES_ITSELF, Problem.Kind.CROSSES_ITSELF),
            Map.entry(ProblemKind.NO_AREA, Problem.Kind.NO_AREA),
            Map.entry(ProblemKind.TRACK, Problem.Kind.TRACK),
            Map.entry(ProblemKind.TAG, Problem.Kind.TAG),
            Map.entry(ProblemKind.UNKNOWN_LABEL, Problem.Kind.UNKNOWN_LABEL),
            Map.entry(ProblemKind.NO_SUCH_FRAME, Problem.Kind.UNKNOWN_FRAME));

    /** All of them are one message; nobody mends more before asking again. */
    private static final int MOST = 200;

    private final CvatConfig config;

    ProblemLinks(CvatConfig config) {
        this.config = config;
    }

    List<Problem> add(
            long task, Snapshot snapshot, List<solutions.trainingdata.candidates.metrics.checks.Problem> found) {
        return found.stream()
                .limit(MOST)
                .map(problem -> new Problem(
                        kind(problem),
                        problem.image(),
                        problem.label(),
                        problem.expected(),
                        problem.found(),
                        problem.frame() == null ? null : link(task, snapshot, problem.frame())))
                .toList();
    }

    static Problem.Kind kind(solutions.trainingdata.candidates.metrics.checks.Problem problem) {
        if (problem.kind() == ProblemKind.WRONG_COUNT) {
            return problem.found() < problem.expected() ? Problem.Kind.TOO_FEW_SHAPES : Problem.Kind.TOO_MANY_SHAPES;
        }
        return KINDS.get(problem.kind());
    }

    /** A frame that does not exist is in no job: the candidate is sent to the first. */
    private URI link(long task, Snapshot snapshot, int frame) {
        return snapshot.jobOf(frame)
                .map(job -> URI.create(jobLink(task, job.id()) + "?frame=" + frame))
                .orElseGet(() -> URI.create(jobLink(task, snapshot.jobs().get(0).id())));
    }

    private String jobLink(long task, long job) {
        String base = config.publicUrl().toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/tasks/" + task + "/jobs/" + job;
    }
}
