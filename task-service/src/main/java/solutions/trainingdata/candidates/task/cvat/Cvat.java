package solutions.trainingdata.candidates.task.cvat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

/**
 * What this service does in CVAT. Every method throws {@link CvatUnavailableException} (or RetryLaterException) when the
 * outcome is not known or not good; none shows an answer's body beyond a short text.
 */
@ApplicationScoped
public class Cvat {

    private static final Logger LOG = Logger.getLogger(Cvat.class);
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;
    private static final int PAGE = 100;
    /** More than any installation leaves: a list without an end is no list of CVAT's. */
    private static final int MOST_PAGES = 100;

    private static final String ALL = "all";
    /** Frames in the order of the list, not of the names. */
    private static final String AS_LISTED = "predefined";

    private final CvatApi api;
    private final CvatCalls calls;
    private final CvatConfig config;

    Cvat(@RestClient CvatApi api, CvatCalls calls, CvatConfig config) {
        this.api = api;
        this.calls = calls;
        this.config = config;
    }

    /** Tasks with exactly this name, made by the user this service logs in as, oldest first: anybody can give a name. */
    public List<CvatTask> tasksNamed(String name) {
        return tasks("look for a task by its name", token -> api.tasksNamed(token, name, "id", PAGE)).results().stream()
                .filter(task -> name.equals(task.name()) && task.ownedBy(config.username()))
                .toList();
    }

    /**
     * Tasks as CVAT listed them.
     *
     * @param answeredAt when it began to, by CVAT's own clock; empty when it did not say
     */
    public record Listed(List<CvatTask> tasks, Optional<Instant> answeredAt) {}

    /** Tasks that have the words somewhere, made by the user this service logs in as; of very many the newest. */
    public Listed ownTasks(String words) {
        Map<Long, CvatTask> found = new LinkedHashMap<>();
        AtomicReference<Instant> answeredAt = new AtomicReference<>();
        boolean more = true;
        for (int number = 1; more && number <= MOST_PAGES; number++) {
            int page = number;
            // Newest first: a task that is made meanwhile moves others to the next page, it hides none.
            var answer = tasks("list tasks", token -> {
                Response response = api.tasks(token, words, "-id", page, PAGE);
                answeredAt.compareAndSet(null, dateOf(response));
                return response;
            });
            answer.results().forEach(task -> found.put(task.id(), task));
            more = answer.next() != null;
        }
        if (more) {
            LOG.warnf("CVAT lists more than %d tasks with '%s': the older ones were not read", found.size(), words);
        }
        List<CvatTask> own = found.values().stream()
                .filter(task -> task.ownedBy(config.username()))
                .toList();
        return new Listed(own, Optional.ofNullable(answeredAt.get()));
    }

    /** Null when it was not told. */
    private static Instant dateOf(Response response) {
        String date = response.getHeaderString(HttpHeaders.DATE);
        try {
            return date == null ? null : DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private CvatApi.Tasks tasks(String asked, Function<String, Response> call) {
        return whole(
                asked,
                calls.call(asked, CvatApi.Tasks.class, call),
                page -> areWhole(page.results(), task -> task.id() > 0));
    }

    public CvatTask createTask(CvatTaskDraft draft) {
        String asked = "create a task";
        return whole(
                asked, calls.call(asked, CvatTask.class, token -> api.createTask(token, draft)), task -> task.id() > 0);
    }

    /** Empty when there is no such task. */
    public Optional<CvatTask> task(long id) {
        String asked = "read task " + id;
        return unless(
                NOT_FOUND,
                () -> whole(
                        asked, calls.call(asked, CvatTask.class, token -> api.task(token, id)), task -> task.id() > 0));
    }

    /** Deletes the task; fine when it is gone already. CVAT may answer 500 while it is being filled: try again. */
    public void deleteTask(long id) {
        // Nothing is answered, which an Optional takes for empty: both outcomes are the same here.
        unless(NOT_FOUND, () -> calls.call("delete task " + id, Void.class, token -> api.deleteTask(token, id)));
    }

    public void createGuide(long taskId, String markdown) {
        calls.call(
                "set the guide of task " + taskId,
                CvatApi.Guide.class,
                token -> api.createGuide(token, new CvatApi.GuideDraft(taskId, markdown)));
    }

    /**
     * Sends the images in one request. Never to be repeated for a task: CVAT would append them.
     *
     * @return id of the request that makes frames of them; null where CVAT did not tell it
     */
    public String upload(long taskId, List<Path> images, int imageQuality) {
        return requestId(calls.call(
                "upload images to task " + taskId,
                config.uploadWithin(),
                CvatApi.Accepted.class,
                token -> api.upload(token, taskId, form(images, imageQuality))));
    }

    private static ClientMultipartForm form(List<Path> images, int imageQuality) {
        ClientMultipartForm form = ClientMultipartForm.create()
                .attribute("image_quality", Integer.toString(imageQuality), null)
                .attribute("sorting_method", AS_LISTED, null);
        for (int i = 0; i < images.size(); i++) {
            Path image = images.get(i);
            form.binaryFileUpload(
                    "client_files[" + i + "]",
                    image.getFileName().toString(),
                    image.toString(),
                    "application/octet-stream");
        }
        return form;
    }

    /** The same with images that lie in CVAT's connected share; paths from its root. */
    public String useShare(long taskId, List<String> images, int imageQuality) {
        var body = new CvatApi.ShareImages(imageQuality, AS_LISTED, images);
        return requestId(calls.call(
                "give task " + taskId + " images of the share",
                CvatApi.Accepted.class,
                token -> api.useShare(token, taskId, body)));
    }

    private static String requestId(CvatApi.Accepted answer) {
        return answer == null ? null : answer.requestId();
    }

    /** What the request is called that fills a task, for when the answer that named it was lost. */
    public static String fillingRequest(long taskId) {
        return "action=create&target=task&target_id=" + taskId;
    }

    /** Empty when it is forgotten, was never made, or its task is gone: look at the task. */
    public Optional<CvatRequest> request(String id) {
        String asked = "look at request " + id;
        return unless(BAD_REQUEST, () -> unless(
                        NOT_FOUND,
                        () -> whole(
                                asked,
                                calls.call(asked, CvatRequest.class, token -> api.request(token, id)),
                                CvatRequest::isKnown))
                .orElse(null));
    }

    /** The jobs that are annotated, in the order of their frames. */
    public List<CvatJob> annotationJobs(long taskId) {
        String asked = "list the jobs of task " + taskId;
        var jobs = calls.call(asked, CvatApi.Jobs.class, token -> api.jobs(token, taskId, "annotation", "id", ALL));
        return whole(asked, jobs, page -> areWhole(page.results(), job -> job.id() > 0))
                .results();
    }

    /** @return the job as it is now: the caller checks that CVAT did it */
    public CvatJob assign(long jobId, long userId) {
        String asked = "assign job " + jobId + " to user " + userId;
        var job = calls.call(asked, CvatJob.class, token -> api.changeJob(token, jobId, new CvatApi.JobChange(userId)));
        return whole(asked, job, changed -> changed.id() == jobId);
    }

    /**
     * Takes the job from whoever has it.
     *
     * @return the job as it is now, empty when it is gone: the caller checks that CVAT did it
     */
    public Optional<CvatJob> unassign(long jobId) {
        String asked = "take job " + jobId + " from its assignee";
        return unless(
                NOT_FOUND,
                () -> whole(
                        asked,
                        calls.call(
                                asked,
                                CvatJob.class,
                                token -> api.changeJob(token, jobId, new CvatApi.JobChange(null))),
                        job -> job.id() == jobId));
    }

    /** Whether somebody drew or tagged anything in the job. */
    public boolean hasAnnotations(long jobId) {
        String asked = "read the annotations of job " + jobId;
        CvatApi.Annotations found;
        try {
            found = whole(
                    asked,
                    calls.call(asked, CvatApi.Annotations.class, token -> api.annotations(token, jobId)),
                    all -> all.shapes() != null && all.tracks() != null && all.tags() != null);
        } catch (AnswerTooLargeException e) {
            // None at all takes fifty bytes.
            return true;
        }
        return !found.shapes().isEmpty()
                || !found.tracks().isEmpty()
                || !found.tags().isEmpty();
    }

    public List<CvatLabel> labels(long taskId) {
        String asked = "list the labels of task " + taskId;
        var labels = calls.call(asked, CvatApi.Labels.class, token -> api.labels(token, taskId, ALL));
        return whole(asked, labels, page -> areWhole(page.results(), CvatLabel::isWhole))
                .results();
    }

    /** Names of the images that the task's frames were made of, in their order. CVAT knows none before an upload: 500. */
    public List<String> images(long taskId) {
        String asked = "list the images of task " + taskId;
        var meta = calls.call(asked, CvatApi.Frames.class, token -> api.frames(token, taskId));
        return whole(asked, meta, all -> areWhole(all.frames(), frame -> frame.name() != null)).frames().stream()
                .map(CvatApi.Frame::name)
                .toList();
    }

    public boolean hasUser(long id) {
        String asked = "look for user " + id;
        return unless(
                        NOT_FOUND,
                        () -> whole(
                                asked,
                                calls.call(asked, CvatApi.User.class, token -> api.user(token, id)),
                                user -> user.id() == id))
                .isPresent();
    }

    /** Nothing, a part or another object, with a good status, is no answer. */
    private static <T> T whole(String asked, T answer, Predicate<T> whole) {
        if (answer == null || !whole.test(answer)) {
            throw CvatUnavailableException.odd(asked);
        }
        return answer;
    }

    private static <T> boolean areWhole(List<T> results, Predicate<T> whole) {
        return results != null && results.stream().allMatch(one -> one != null && whole.test(one));
    }

    private static <T> Optional<T> unless(int status, Supplier<T> call) {
        try {
            return Optional.ofNullable(call.get());
        } catch (CvatUnavailableException e) {
            if (e.status() == status) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
