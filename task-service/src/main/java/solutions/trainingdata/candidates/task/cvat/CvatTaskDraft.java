package solutions.trainingdata.candidates.task.cvat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A task to be made.
 *
 * @param segmentSize frames per job
 * @param overlap frames that neighbouring jobs share
 */
public record CvatTaskDraft(
        String name,
        List<CvatLabel> labels,
        @JsonProperty("segment_size") int segmentSize,
        int overlap) {}
