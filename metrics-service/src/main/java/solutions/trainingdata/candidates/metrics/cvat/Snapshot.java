package solutions.trainingdata.candidates.metrics.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import solutions.trainingdata.candidates.metrics.drawing.Drawing;

/**
 * What a task held at one moment.
 *
 * @param json what {@link SnapshotReader} reads; stored with the score
 * @param jobs in the order of their frames
 * @param steady whether nothing moved while it was read
 * @param tooMuch whether more is drawn than is ever read: it then counts as not drawn, and {@code json} has none of it
 */
public record Snapshot(JsonNode json, List<CvatJob> jobs, boolean steady, boolean tooMuch) {

    public Snapshot {
        jobs = List.copyOf(jobs);
    }

    /** @throws UnreadableSnapshotException when CVAT's answers are not as they should be */
    public Drawing drawing() {
        return SnapshotReader.read(json);
    }

    /** Names of the labels that the task has now. */
    public Set<String> labels() {
        Set<String> names = new TreeSet<>();
        json.path("labels").forEach(label -> names.add(label.path("name").asText()));
        return names;
    }

    /** The last edit of any job. */
    public Instant editedAt() {
        return jobs.stream()
                .map(CvatJob::updatedDate)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Whether the candidate pressed "finish" on every job. */
    public boolean finished() {
        return jobs.stream().allMatch(CvatJob::completed);
    }

    public Optional<CvatJob> jobOf(int frame) {
        return jobs.stream().filter(job -> job.covers(frame)).findFirst();
    }
}
