package solutions.trainingdata.candidates.ops.stuck;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import solutions.trainingdata.candidates.ops.settings.Database;
import solutions.trainingdata.candidates.ops.settings.NotConfiguredException;
import solutions.trainingdata.candidates.ops.settings.Settings;

/** What is stuck in the databases of the environment, and how it goes on. */
final class StuckRows implements AutoCloseable {

    private final List<Rows> databases = new ArrayList<>();

    /** @throws NotConfiguredException when the environment names no database */
    StuckRows(Settings settings) throws SQLException {
        List<Database> configured = Database.of(settings);
        if (configured.isEmpty()) {
            throw new NotConfiguredException("Which databases? Set POSTGRES_HOST, POSTGRES_PORT, POSTGRES_USERNAME and"
                    + " POSTGRES_PASSWORD (deploy/up prints them), or DATABASE_URL, DATABASE_USERNAME and"
                    + " DATABASE_PASSWORD of one service.");
        }
        for (Database database : configured) {
            databases.add(new Rows(database.connect()));
        }
    }

    List<Stuck> list() throws SQLException {
        List<Stuck> found = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Rows rows : databases) {
                if (rows.has(kind.table)) {
                    found.addAll(rows.stuck(kind.list));
                }
            }
        }
        return found;
    }

    /** What came of a retry, in words. */
    record Retried(boolean goesOn, String words) {}

    Retried retry(String key) throws SQLException {
        Kind kind = Kind.of(key)
                .orElseThrow(() -> new NotConfiguredException(
                        "There is nothing named " + key + ": deploy/stuck list prints the keys"));
        String row = kind.row(key);
        if (changed(kind.table, kind.hurry, row) > 0) {
            return new Retried(true, "goes on now");
        }
        if (kind.askAgain == null) {
            return new Retried(false, "is not stuck (any more)");
        }
        if (databases.stream().noneMatch(rows -> rows.has("journey"))) {
            return new Retried(
                    false, "was given up: only the gateway can ask for it again, so its database is needed, too");
        }
        return changed("journey", kind.askAgain, row) > 0
                ? new Retried(true, "is asked for again by the gateway within seconds")
                : new Retried(
                        false,
                        "is nothing that a candidate waits for: it goes on already, or the gateway has not heard yet"
                                + " that it was given up (it asks at least every 10 minutes)");
    }

    private int changed(String table, String sql, String key) throws SQLException {
        int changed = 0;
        for (Rows rows : databases) {
            if (rows.has(table)) {
                changed += rows.update(sql, key);
            }
        }
        return changed;
    }

    @Override
    public void close() throws SQLException {
        for (Rows rows : databases) {
            rows.close();
        }
    }
}
