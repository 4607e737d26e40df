package solutions.trainingdata.candidates.task.cvat;

import java.util.Set;

/**
 * CVAT's background work that makes frames of images. A finished one is forgotten after some minutes.
 *
 * @param status queued, started, failed or finished
 * @param message of a failed one: exception text of the server, with its paths
 */
public record CvatRequest(String status, String message) {

    private static final int LONGEST_MESSAGE = 200;
    private static final Set<String> STATUSES = Set.of("queued", "started", "failed", "finished");

    boolean isKnown() {
        return status != null && STATUSES.contains(status);
    }

    public boolean isFinished() {
        return "finished".equals(status);
    }

    public boolean isFailed() {
        return "failed".equals(status);
    }

    /** What went wrong: the last line (it can be a whole traceback) without the exception's class and the folders. */
    public String problem() {
        String[] lines = message == null ? new String[0] : message.strip().split("\\R");
        String last = lines.length == 0
                ? ""
                : lines[lines.length - 1]
                        .replaceAll("(/[^/\\s']+)+/", "")
                        .replaceFirst("^(\\w+\\.)*\\w+(Error|Exception): ", "");
        return last.length() <= LONGEST_MESSAGE ? last : last.substring(0, LONGEST_MESSAGE) + "…";
    }
}
