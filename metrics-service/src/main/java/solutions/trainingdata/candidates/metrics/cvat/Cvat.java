package solutions.trainingdata.candidates.metrics.cvat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Reads a task's annotations. */
@ApplicationScoped
public class Cvat {

    private static final String ALL = "all";
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    /** After that many readings during which something moved, the candidate is still at it. */
    private static final int READINGS = 3;

    private final CvatApi api;
    private final CvatSession session;
    private final ObjectMapper json;

    Cvat(@RestClient CvatApi api, CvatSession session, ObjectMapper json) {
        this.api = api;
        this.session = session;
        this.json = json;
    }

    /**
     * The task as it is, read again while its jobs' dates move.
     *
     * @throws TaskGoneException when it is no longer there
     * @throws TooMuchAnnotatedException when so much is drawn that it is not read
     * @throws CvatUnavailableException when CVAT did not answer, or not as it should
     */
    public Snapshot snapshot(long task) {
        // First, since of a task that is gone it says so; the labels are then a 500.
        JsonNode frames = get(task, "GET /api/tasks/{id}/data/meta", "frames", token -> api.frames(token, task));
        JsonNode labels = get(task, "GET /api/labels", "results", token -> api.labels(token, task, ALL));
        List<CvatJob> before = jobs(task);
        JsonNode annotations = null;
        boolean steady = false;
        for (int reading = 0; reading < READINGS && !steady; reading++) {
            annotations = annotations(task);
            List<CvatJob> after = jobs(task);
            steady = sameDates(before, after);
            before = after;
        }
        ObjectNode snapshot = json.createObjectNode();
        snapshot.set("labels", labels.path("results"));
        snapshot.set("frames", frames.path("frames"));
        snapshot.set("annotations", annotations);
        return new Snapshot(snapshot, before, steady);
    }

    private JsonNode annotations(long task) {
        try {
            return get(task, "GET /api/tasks/{id}/annotations", "shapes", token -> api.annotations(token, task));
        } catch (AnswerTooLargeException e) {
            throw new TooMuchAnnotatedException(task, e.getMessage());
        }
    }

    private List<CvatJob> jobs(long task) {
        String call = "GET /api/jobs";
        JsonNode found = get(task, call, "results", token -> api.jobs(token, task, "annotation", "id", ALL));
        List<CvatJob> jobs = new ArrayList<>();
        for (JsonNode job : found.path("results")) {
            jobs.add(job(call, job));
        }
        if (jobs.isEmpty()) {
            throw new TaskGoneException(task, call + " with no job", 200);
        }
        return jobs;
    }

    private CvatJob job(String call, JsonNode job) {
        try {
            CvatJob read = json.treeToValue(job, CvatJob.class);
            if (read.updatedDate() != null) {
                return read;
            }
        } catch (JsonProcessingException e) {
            // Said below, without the body.
        }
        throw new CvatUnavailableException(call, 200, "a job is not as expected");
    }

    private static boolean sameDates(List<CvatJob> before, List<CvatJob> after) {
        return before.stream()
                .map(CvatJob::updatedDate)
                .toList()
                .equals(after.stream().map(CvatJob::updatedDate).toList());
    }

    /** @param list what every such answer has: without it, it is the answer of something else */
    private JsonNode get(long task, String call, String list, Function<String, Response> request) {
        CvatAnswer answer = session.call(call, request);
        if (answer.status() == NOT_FOUND || answer.status() == FORBIDDEN) {
            throw new TaskGoneException(task, call, answer.status());
        }
        JsonNode body = answer.json();
        if (!answer.ok() || !body.path(list).isArray()) {
            throw CvatSession.unexpected(answer);
        }
        return body;
    }
}
