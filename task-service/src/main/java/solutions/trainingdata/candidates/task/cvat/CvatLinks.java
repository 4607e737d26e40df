package solutions.trainingdata.candidates.task.cvat;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Addresses that people open; they may differ from those that this service calls. */
@ApplicationScoped
public class CvatLinks {

    private final String publicUrl;

    CvatLinks(CvatConfig config) {
        this.publicUrl = config.publicUrl().replaceAll("/+$", "");
    }

    public URI job(long taskId, long jobId) {
        return URI.create(publicUrl + "/tasks/" + taskId + "/jobs/" + jobId);
    }
}
