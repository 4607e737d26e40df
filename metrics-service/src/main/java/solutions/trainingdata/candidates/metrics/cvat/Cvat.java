package solutions.trainingdata.candidates.metrics.cvat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import solutions.trainingdata.candidates.messaging.DaemonThreads;

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
    /** What does not depend on each other is asked at the same time. */
    private final ExecutorService readings = Executors.newCachedThreadPool(DaemonThreads.named("cvat-reading"));

    Cvat(@RestClient CvatApi api, CvatSession session, ObjectMapper json) {
        this.api = api;
        this.session = session;
        this.json = json;
    }

    @PreDestroy
    void stop() {
        readings.shutdownNow();
    }

    /**
     * The task as it is, read again while its jobs' dates move.
     *
     * @throws TaskGoneException when it is no longer there
     * @throws CvatUnavailableException when CVAT did not answer, or not as it should
     */
    public Snapshot snapshot(long task) {
        Future<JsonNode> labelsAsked = readings.submit(
                () -> get(task, "show a task's labels", "results", token -> api.labels(token, task, ALL)));
        Future<List<CvatJob>> jobsAsked = readings.submit(() -> jobs(task));
        JsonNode frames;
        JsonNode labels;
        List<CvatJob> before;
        try {
            // Heard first, since of a task that is gone it says so; the labels are then a 500.
            frames = get(task, "show a task's pictures", "frames", token -> api.frames(token, task));
            labels = result(labelsAsked);
            before = result(jobsAsked);
        } finally {
            labelsAsked.cancel(true);
            jobsAsked.cancel(true);
        }
        Optional<JsonNode> annotations = Optional.empty();
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
        snapshot.set("annotations", annotations.orElseGet(json::createObjectNode));
        return new Snapshot(snapshot, before, steady, annotations.isEmpty());
    }

    private static <T> T result(Future<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CvatUnavailableException.silent("show a task", "cut off");
        }
    }

    /** Empty when they are more than is ever read. */
    private Optional<JsonNode> annotations(long task) {
        try {
            return Optional.of(
                    get(task, "show what is drawn in a task", "shapes", token -> api.annotations(token, task)));
        } catch (AnswerTooLargeException e) {
            return Optional.empty();
        }
    }

    private List<CvatJob> jobs(long task) {
        String asked = "show a task's jobs";
        JsonNode found = get(task, asked, "results", token -> api.jobs(token, task, "annotation", "id", ALL));
        List<CvatJob> jobs = new ArrayList<>();
        for (JsonNode job : found.path("results")) {
            jobs.add(job(asked, job));
        }
        if (jobs.isEmpty()) {
            throw new TaskGoneException(task);
        }
        return jobs;
    }

    private CvatJob job(String asked, JsonNode job) {
        try {
            CvatJob read = json.treeToValue(job, CvatJob.class);
            if (read.updatedDate() != null) {
                return read;
            }
        } catch (JsonProcessingException e) {
            // Said below, without the body.
        }
        throw new CvatUnavailableException(asked, 200, "a job is not as expected");
    }

    private static boolean sameDates(List<CvatJob> before, List<CvatJob> after) {
        return before.stream()
                .map(CvatJob::updatedDate)
                .toList()
                .equals(after.stream().map(CvatJob::updatedDate).toList());
    }

    /** @param list what every such answer has: without it, it is the answer of something else */
    private JsonNode get(long task, String asked, String list, Function<String, Response> request) {
        CvatAnswer answer = session.call(asked, request);
        if (answer.status() == NOT_FOUND || answer.status() == FORBIDDEN) {
            throw new TaskGoneException(task, asked, answer.status());
        }
        JsonNode body = answer.json();
        if (!answer.ok() || !body.path(list).isArray()) {
            throw CvatSession.unexpected(answer);
        }
        return body;
    }
}
