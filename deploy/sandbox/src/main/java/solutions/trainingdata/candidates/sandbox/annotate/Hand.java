package solutions.trainingdata.candidates.sandbox.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import solutions.trainingdata.candidates.sandbox.annotate.AnnotationJob.Frame;

/**
 * Plays an annotator with a candidate's own login and password, through nothing but CVAT's REST API: works against the
 * simulator and a real CVAT alike.
 */
public final class Hand {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
    private final String cvatUrl;
    private String token;

    private Hand(String cvatUrl, String token) {
        this.cvatUrl = cvatUrl.replaceAll("/+$", "");
        this.token = token;
    }

    /** @throws IllegalStateException when CVAT refuses, as for every other call */
    public static Hand login(String cvatUrl, String login, String password) {
        Hand hand = new Hand(cvatUrl, null);
        ObjectNode credentials =
                MAPPER.createObjectNode().put("username", login).put("password", password);
        hand.token =
                hand.call("POST", "/api/auth/login", credentials).get("key").asText();
        return hand;
    }

    public static Hand withToken(String cvatUrl, String token) {
        return new Hand(cvatUrl, token);
    }

    /** For {@link #withToken}. */
    public String token() {
        return token;
    }

    /** Those assigned to me, oldest first. */
    public List<AnnotationJob> jobs() {
        long me = call("GET", "/api/users/self", null).get("id").asLong();
        List<AnnotationJob> mine = new ArrayList<>();
        for (JsonNode job : call("GET", "/api/jobs?sort=id&page_size=all", null).get("results")) {
            if (job.path("assignee").path("id").asLong(-1) == me) {
                mine.add(job(job));
            }
        }
        return List.copyOf(mine);
    }

    public AnnotationJob job(long id) {
        return job(call("GET", "/api/jobs/" + id, null));
    }

    /** Draws what the manner makes of the truth of the job's frames, in place of what was there. */
    public List<Drawing> annotate(long jobId, GroundTruth truth, Manner manner) {
        List<Drawing> drawings = manner.draw(truth, job(jobId).frames());
        draw(jobId, drawings);
        return drawings;
    }

    /** Draws all of my jobs and finishes each: a whole task, as a candidate does it. */
    public List<Drawing> annotateEverything(GroundTruth truth, Manner manner) {
        List<AnnotationJob> jobs = jobs();
        List<Frame> frames = jobs.stream().flatMap(job -> job.frames().stream()).toList();
        List<Drawing> drawings = manner.draw(truth, frames);
        for (AnnotationJob job : jobs) {
            draw(
                    job.id(),
                    drawings.stream()
                            .filter(drawing -> job.images().contains(drawing.image()))
                            .toList());
            finish(job.id());
        }
        return drawings;
    }

    /** Replaces the job's annotations; a new job is in progress then, as CVAT's own page does it. */
    public void draw(long jobId, List<Drawing> drawings) {
        AnnotationJob job = job(jobId);
        JsonNode labels = call("GET", "/api/labels?job_id=" + jobId + "&page_size=all", null)
                .get("results");
        call("PUT", "/api/jobs/" + jobId + "/annotations", new DrawingJson(job, labels).annotations(drawings));
        if (job.state().equals("new")) {
            setState(jobId, "in progress");
        }
    }

    public void clear(long jobId) {
        call("DELETE", "/api/jobs/" + jobId + "/annotations", null);
    }

    public void finish(long jobId) {
        setState(jobId, "completed");
    }

    private void setState(long jobId, String state) {
        call("PATCH", "/api/jobs/" + jobId, MAPPER.createObjectNode().put("state", state));
    }

    private AnnotationJob job(JsonNode job) {
        long id = job.get("id").asLong();
        JsonNode meta = call("GET", "/api/jobs/" + id + "/data/meta", null);
        List<Frame> frames = new ArrayList<>();
        for (JsonNode frame : meta.get("frames")) {
            String name = frame.get("name").asText();
            frames.add(new Frame(
                    job.get("start_frame").asInt() + frames.size(),
                    name.substring(name.lastIndexOf('/') + 1),
                    frame.get("width").asInt(),
                    frame.get("height").asInt()));
        }
        return new AnnotationJob(
                id, job.get("task_id").asLong(), job.get("state").asText(), List.copyOf(frames));
    }

    private JsonNode call(String method, String path, JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(cvatUrl + path))
                .timeout(CALL_LIMIT)
                .header("Accept", "application/vnd.cvat+json");
        if (token != null) {
            request.header("Authorization", "Token " + token);
        }
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                String said = response.body()
                        .substring(0, Math.min(200, response.body().length()));
                throw new IllegalStateException(
                        method + " " + path + " was answered " + response.statusCode() + ": " + said);
            }
            return MAPPER.readTree(response.body().isEmpty() ? "null" : response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in " + method + " " + path, e);
        }
    }
}
