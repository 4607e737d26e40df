package solutions.trainingdata.candidates.task.cvat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A task as CVAT shows it.
 *
 * @param size number of frames; 0 or absent until the images have become frames
 * @param jobs absent in servers' oldest answers
 * @param guideId null without a guide
 * @param owner who made it, null when that user is gone
 */
public record CvatTask(
        long id,
        String name,
        Integer size,
        Jobs jobs,
        @JsonProperty("guide_id") Long guideId,
        @JsonProperty("created_date") Instant createdDate,
        Owner owner) {

    record Jobs(int count) {}

    record Owner(String username) {}

    /** The images have become these many frames in these many jobs. */
    public boolean hasFrames(int frames, int jobCount) {
        return frames() == frames && jobs != null && jobs.count() == jobCount;
    }

    public int frames() {
        return size == null ? 0 : size;
    }

    /** Frames and jobs, in words. */
    public String extent() {
        return frames() + " frames in " + (jobs == null ? 0 : jobs.count()) + " jobs";
    }

    public boolean ownedBy(String username) {
        return owner != null && username.equalsIgnoreCase(owner.username());
    }
}
