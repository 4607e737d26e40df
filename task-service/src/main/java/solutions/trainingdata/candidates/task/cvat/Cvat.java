package solutions.trainingdata.candidates.task.cvat;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

/**
 * What this service does in CVAT. Every method throws {@link CvatUnavailableException} (or RetryLaterException) when the
 * outcome is not known or not good; none shows an answer's body beyond a short text.
 */
@ApplicationScoped
public class Cvat {

    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;
    private static final int PAGE = 100;
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

    /** Tasks with exactly this name, oldest first. */
    public List<CvatTask> tasksNamed(String name) {
        var page = calls.call("look for a task by name", token -> api.tasksNamed(token, name, "id", ALL));
        return page.results().stream().filter(task -> name.equals(task.name())).toList();
    }

    /** All tasks that have the words somewhere, made by the user this service logs in as. */
    public List<CvatTask> ownTasks(String words) {
        List<CvatTask> found = new ArrayList<>();
        for (int number = 1; ; number++) {
            int page = number;
            var answer = calls.call("list tasks", token -> api.tasks(token, words, "id", page, PAGE));
            found.addAll(answer.results());
            if (answer.next() == null) {
                return found.stream()
                        .filter(task -> task.ownedBy(config.username()))
                        .toList();
            }
        }
    }

    public CvatTask createTask(CvatTaskDraft draft) {
        return calls.call("create a task", token -> api.createTask(token, draft));
    }

    /** Empty when there is no such task. */
    public Optional<CvatTask> task(long id) {
        return unless(NOT_FOUND, () -> calls.call("read task " + id, token -> api.task(token, id)));
    }

    /** Deletes the task; fine when it is gone already. CVAT may answer 500 while it is being filled: try again. */
    public void deleteTask(long id) {
        // A Uni of nothing ends with null, which an Optional takes for empty: both outcomes are the same here.
        unless(NOT_FOUND, () -> calls.call("delete task " + id, token -> api.deleteTask(token, id)));
    }

    public void createGuide(long taskId, String markdown) {
        calls.call(
                "set the guide of task " + taskId,
                token -> api.createGuide(token, new CvatApi.GuideDraft(taskId, markdown)));
    }

    /**
     * Sends the images in one request. Never to be repeated for a task: CVAT would append them.
     *
     * @return id of the request that makes frames of them
     */
    public String upload(long taskId, List<Path> images, int imageQuality) {
        return calls.call(
                        "upload images to task " + taskId,
                        config.uploadWithin(),
                        token -> api.upload(token, taskId, form(images, imageQuality)))
                .requestId();
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
        return calls.call("give task " + taskId + " images of the share", token -> api.useShare(token, taskId, body))
                .requestId();
    }

    /** What the request is called that fills a task, for when the answer that named it was lost. */
    public static String fillingRequest(long taskId) {
        return "action=create&target=task&target_id=" + taskId;
    }

    /** Empty when it is forgotten, was never made, or its task is gone: look at the task. */
    public Optional<CvatRequest> request(String id) {
        return unless(BAD_REQUEST, () -> unless(
                        NOT_FOUND, () -> calls.call("look at request " + id, token -> api.request(token, id)))
                .orElse(null));
    }

    /** The jobs that are annotated, in the order of their frames. */
    public List<CvatJob> annotationJobs(long taskId) {
        return calls.call("list the jobs of task " + taskId, token -> api.jobs(token, taskId, "annotation", "id", ALL))
                .results();
    }

    /** @return the job as it is now: the caller checks that CVAT did it */
    public CvatJob assign(long jobId, long userId) {
        return calls.call("assign job " + jobId, token -> api.changeJob(token, jobId, new CvatApi.JobChange(userId)));
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
