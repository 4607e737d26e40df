package solutions.trainingdata.candidates.sandbox.cvat;

import java.time.Duration;
import java.time.Instant;

/**
 * The background request that exports or imports annotations. It is done at once.
 *
 * @param type "export" or "import"
 * @param job null for the whole task
 * @param format null for an import
 * @param failure null when it succeeded
 */
record Transfer(String id, String type, Task task, Job job, String format, User owner, Instant at, String failure) {

    static Transfer exported(Task task, Job job, String format, User owner, Instant at) {
        String id = "action=export&target=" + target(task, job) + "&user_id=" + owner.id + "&format="
                + format.replace(' ', '_').replace('.', '~') + "&subresource=annotations";
        return new Transfer(id, "export", task, job, format, owner, at, null);
    }

    static Transfer imported(Task task, Job job, User owner, Instant at, String failure) {
        String id = "action=import&target=" + target(task, job) + "&subresource=annotations";
        return new Transfer(id, "import", task, job, null, owner, at, failure);
    }

    private static String target(Task task, Job job) {
        return job == null ? "task&target_id=" + task.id : "job&target_id=" + job.id;
    }

    Instant expires() {
        Duration success = type.equals("export") ? Duration.ofDays(1) : Duration.ofHours(1);
        return at.plus(failure == null ? success : Duration.ofDays(30));
    }
}
