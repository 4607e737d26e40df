package solutions.trainingdata.candidates.metrics.cvat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A job as CVAT shows it.
 *
 * @param state new, in progress, completed or rejected; completed when the candidate pressed "finish"
 * @param startFrame first frame of the task that it covers, from 0
 * @param stopFrame last one, inclusive
 * @param updatedDate the last edit, or the last PATCH of the job by anybody
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CvatJob(
        long id,
        String state,
        @JsonProperty("start_frame") int startFrame,
        @JsonProperty("stop_frame") int stopFrame,
        @JsonProperty("updated_date") Instant updatedDate) {

    public boolean completed() {
        return "completed".equals(state);
    }

    public boolean covers(int frame) {
        return frame >= startFrame && frame <= stopFrame;
    }
}
