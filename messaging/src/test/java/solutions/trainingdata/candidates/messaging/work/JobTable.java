package solutions.trainingdata.candidates.messaging.work;

import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Table {@code job} against real PostgreSQL, and the "processes" on it: queues of their own. */
final class JobTable {

    private final AgroalDataSource database;
    private final WorkConfig config;
    private final List<WorkQueue> processes = new ArrayList<>();

    /** Empties the table. */
    JobTable(AgroalDataSource database, WorkConfig config) {
        this.database = database;
        this.config = config;
        sql("DELETE FROM job");
    }

    /** As when all processes end in good order. */
    void stop() {
        processes.forEach(WorkQueue::stop);
    }

    WorkQueue process(JobWork work) {
        return process(work, config);
    }

    WorkQueue process(JobWork work, WorkConfig ofThisProcess) {
        return process(List.of(work), ofThisProcess);
    }

    WorkQueue process(List<Work> works, WorkConfig ofThisProcess) {
        WorkQueue process = new WorkQueue(database, works, ofThisProcess);
        processes.add(process);
        return process;
    }

    /** Wakes the process until the row is in this state. */
    void finish(WorkQueue process, String id, String state) {
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            process.wake();
            return state.equals(value(id, "state"));
        });
    }

    void insert(String id) {
        sql("INSERT INTO job (id, state) VALUES ('" + id + "', 'NEW')");
    }

    /** All of it, to see that nothing has changed. */
    String row(String id) {
        return value(id, "job::text");
    }

    int count(String where) {
        return Integer.parseInt(query("SELECT count(*)::text FROM job WHERE " + where));
    }

    String value(String id, String expression) {
        return query("SELECT " + expression + " FROM job WHERE id = '" + id + "'");
    }

    void sql(String statement) {
        QuarkusTransaction.joiningExisting().run(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement prepared = connection.prepareStatement(statement)) {
                prepared.execute();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private String query(String select) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement(select);
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        });
    }
}
