package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import solutions.trainingdata.candidates.sandbox.annotate.AnnotationJob;
import solutions.trainingdata.candidates.sandbox.annotate.GroundTruth;
import solutions.trainingdata.candidates.sandbox.annotate.Hand;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;

/**
 * The page on which a person plays the annotator by buttons: {@code /}, the deep link {@code /tasks/T/jobs/J} that real
 * CVAT has, and what the page asks for under {@code /sim/}. Shows the signed-in user's own jobs and no others.
 */
final class JobsPage {
    private static final Pattern PAGE = Pattern.compile("/|/tasks/\\d+(/jobs/\\d+)?/?");
    private static final Pattern PART = Pattern.compile("/sim/(page\\.js|page\\.css)");
    private static final Pattern FRAME = Pattern.compile("/sim/jobs/(\\d{1,18})/frames/(\\d{1,9})");
    private static final Pattern ACTION = Pattern.compile("/sim/jobs/(\\d{1,18})/(annotate|clear|finish)");
    private static final Pattern COOKIE = Pattern.compile("(?:^|;\\s*)sim=([0-9a-f]+)");

    private final World world;
    private final Optional<Path> assignments;
    private final Supplier<String> url;

    /** @param url of this very CVAT, where the hand of the signed-in user goes */
    JobsPage(World world, Optional<Path> assignments, Supplier<String> url) {
        this.world = world;
        this.assignments = assignments;
        this.url = url;
    }

    SimulatorAnswer answer(SimulatorRequest request) {
        String path = request.path();
        Matcher part = PART.matcher(path);
        if (PAGE.matcher(path).matches()) {
            return file("page.html", "text/html; charset=utf-8");
        }
        if (part.matches()) {
            return file(part.group(1), path.endsWith(".js") ? "text/javascript; charset=utf-8" : "text/css");
        }
        return path.startsWith("/sim/")
                ? control(request)
                : Refused.notFoundPage().answer();
    }

    private SimulatorAnswer control(SimulatorRequest request) {
        String key = request.method() + " " + request.path();
        if (key.equals("POST /sim/login")) {
            return login(request);
        }
        if (key.equals("POST /sim/logout")) {
            return said(200, "").with("Set-Cookie", "sim=; Path=/; Max-Age=0");
        }
        Optional<User> user = signedIn(request);
        if (user.isEmpty()) {
            return said(401, "Sign in first.");
        }
        if (key.equals("GET /sim/jobs")) {
            return jobs(user.get());
        }
        Matcher frame = FRAME.matcher(request.path());
        if (frame.matches() && request.method().equals("GET")) {
            return picture(user.get(), Long.parseLong(frame.group(1)), Integer.parseInt(frame.group(2)));
        }
        Matcher action = ACTION.matcher(request.path());
        return action.matches() && request.method().equals("POST")
                ? act(request, user.get(), Long.parseLong(action.group(1)), action.group(2))
                : said(404, "There is nothing here.");
    }

    private SimulatorAnswer login(SimulatorRequest request) {
        JsonNode body = json(request);
        synchronized (world) {
            return world.named(body.path("login").asText(""))
                    .filter(user -> user.active
                            && user.hasPassword(body.path("password").asText("")))
                    .map(user -> said(200, "")
                            .with("Set-Cookie", "sim=" + world.tokenOf(user) + "; Path=/; HttpOnly; SameSite=Strict"))
                    .orElseGet(() -> said(403, "Wrong login or password, or the account is closed."));
        }
    }

    private Optional<User> signedIn(SimulatorRequest request) {
        Matcher cookie = COOKIE.matcher(request.header("cookie").orElse(""));
        if (!cookie.find()) {
            return Optional.empty();
        }
        synchronized (world) {
            return world.users.values().stream()
                    .filter(user -> user.active && cookie.group(1).equals(user.token))
                    .findFirst();
        }
    }

    private SimulatorAnswer jobs(User user) {
        synchronized (world) {
            world.catchUp();
            return SimulatorAnswer.of(
                    200,
                    "application/json",
                    new JobsPageJson(user, ownJobs(user), assignments.isPresent())
                            .write()
                            .toString());
        }
    }

    private List<Job> ownJobs(User user) {
        return world.jobs.values().stream().filter(job -> job.assignee == user).toList();
    }

    private Optional<Job> ownJob(User user, long id) {
        return ownJobs(user).stream().filter(job -> job.id == id).findFirst();
    }

    private SimulatorAnswer picture(User user, long jobId, int number) {
        synchronized (world) {
            return ownJob(user, jobId)
                    .filter(job -> job.covers(number))
                    .map(job -> job.task.frames.get(number))
                    .map(frame -> SimulatorAnswer.of(200, Pictures.mediaType(frame.name()), frame.bytes())
                            .with("Cache-Control", "private, max-age=3600"))
                    .orElseGet(() -> said(404, "This is not a picture of a job of yours."));
        }
    }

    /** Goes the long way round, through the REST API, so that the page can do nothing that a candidate cannot. */
    private SimulatorAnswer act(SimulatorRequest request, User user, long jobId, String action) {
        Set<String> labels;
        synchronized (world) {
            Optional<Job> job = ownJob(user, jobId);
            if (job.isEmpty()) {
                return said(404, "This job is not yours (any more).");
            }
            labels = job.get().task.labels.stream().map(Task.Label::name).collect(Collectors.toSet());
        }
        Hand hand = Hand.withToken(url.get(), user.token);
        try {
            switch (action) {
                case "clear" -> hand.clear(jobId);
                case "finish" -> hand.finish(jobId);
                default ->
                    annotate(
                            hand,
                            jobId,
                            labels,
                            Manner.valueOf(json(request).path("manner").asText()));
            }
            return said(200, "");
        } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException | UncheckedIOException e) {
            return said(409, e.getMessage());
        }
    }

    private void annotate(Hand hand, long jobId, Set<String> labels, Manner manner) {
        Path folder = assignments.orElseThrow(
                () -> new NoSuchElementException("The simulator was started without a folder of assignments"));
        AnnotationJob job = hand.job(jobId);
        GroundTruth truth = GroundTruth.allUnder(folder).stream()
                .filter(candidate -> candidate.covers(job.frames()) && labels.containsAll(candidate.labels()))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No assignment in " + folder + " has a "
                        + GroundTruth.FILE + " with these images, sizes and labels"));
        hand.annotate(jobId, truth, manner);
    }

    private static JsonNode json(SimulatorRequest request) {
        try {
            return Json.MAPPER.readTree(request.text().isEmpty() ? "{}" : request.text());
        } catch (IOException e) {
            return Json.object();
        }
    }

    private static SimulatorAnswer said(int status, String message) {
        return SimulatorAnswer.of(
                status,
                "application/json",
                Json.object().put("message", message).toString());
    }

    private static SimulatorAnswer file(String name, String type) {
        try (InputStream resource = JobsPage.class.getResourceAsStream(name)) {
            return SimulatorAnswer.of(200, type, resource.readAllBytes())
                    .with("Cache-Control", "no-cache")
                    .with(
                            "Content-Security-Policy",
                            "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
