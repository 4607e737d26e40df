package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.cvat.SimulatedTask;
import solutions.trainingdata.candidates.sandbox.cvat.SimulatedUser;
import solutions.trainingdata.candidates.sandbox.launcher.Service;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;

/**
 * What is in CVAT and owned by no row.
 *
 * @param tasks that no attempt owns
 * @param users that no account owns
 */
record Orphans(List<SimulatedTask> tasks, List<SimulatedUser> users) {

    private static final Duration SWEPT_WITHIN = Duration.ofMinutes(4);

    private static Orphans in(Sandbox sandbox) {
        Set<Long> owned = ids(sandbox, Service.TASK, "SELECT cvat_task_id FROM attempt");
        Set<Long> known = ids(sandbox, Service.ACCOUNT, "SELECT cvat_user_id FROM account");
        return new Orphans(
                sandbox.infrastructure().cvat().tasks().stream()
                        .filter(task -> !owned.contains(task.id()))
                        .toList(),
                sandbox.infrastructure().cvat().users().stream()
                        .filter(user -> !user.username().equals(CvatSimulator.ADMIN) && !known.contains(user.id()))
                        .toList());
    }

    private static Set<Long> ids(Sandbox sandbox, Service service, String sql) {
        SandboxDatabase database = sandbox.infrastructure().postgres().database(service.database());
        Set<Long> ids = new HashSet<>();
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.username(), database.password());
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot ask " + service + " what it owns: " + e.getMessage(), e);
        }
        return ids;
    }

    /** Waits for the sweeps; what they leave is printed and fails. */
    static void areGoneAfterTheSweep(Sandbox sandbox) {
        long end = System.nanoTime() + SWEPT_WITHIN.toNanos();
        Orphans before = in(sandbox);
        Orphans now = before;
        while (now.count() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            now = in(sandbox);
        }
        System.out.printf("orphans in CVAT: %d before the sweep, %d after it%n", before.count(), now.count());
        assertThat(now.count()).as("orphans after the sweep: %s", now).isZero();
    }

    private int count() {
        return tasks.size() + users.size();
    }
}
