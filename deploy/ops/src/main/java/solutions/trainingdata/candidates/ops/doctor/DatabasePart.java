package solutions.trainingdata.candidates.ops.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import solutions.trainingdata.candidates.ops.settings.Database;
import solutions.trainingdata.candidates.ops.settings.NotConfiguredException;
import solutions.trainingdata.candidates.ops.settings.Settings;

/** PostgreSQL, the services' databases and the whitelist. */
final class DatabasePart implements Part {

    private static final int OLDEST = 15;
    /** Of the service's own tables, and of those that all services have for their messages. */
    private static final List<String> HISTORIES = List.of("flyway_schema_history", "flyway_messaging_history");

    private static final String NO_DATABASE = "3D000";
    private static final List<String> NOT_LET_IN = List.of("28P01", "28000");

    private final Settings settings;
    private final List<Database> databases;

    DatabasePart(Settings settings) {
        this.settings = settings;
        this.databases = readable(settings) ? Database.of(settings) : List.of();
    }

    private static boolean readable(Settings settings) {
        try {
            Database.of(settings);
            return true;
        } catch (NotConfiguredException e) {
            return false;
        }
    }

    @Override
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.needed("PostgreSQL", this::server));
        for (Database database : databases) {
            checks.add(Check.also(database.name(), () -> migrated(database)));
        }
        checks.add(Check.also("Whitelist", this::whitelist));
        return checks;
    }

    private Finding server() throws SQLException {
        if (Database.of(settings).isEmpty()) {
            return Finding.skip(
                    "neither POSTGRES_HOST nor DATABASE_URL is set: deploy/up plays its embedded PostgreSQL");
        }
        Database first = databases.get(0);
        try (Connection connection = first.connect()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            String version = connection.getMetaData().getDatabaseProductVersion();
            return major >= OLDEST
                    ? Finding.ok("version %s at %s", version, first.address())
                    : Finding.warn(
                            "version %s at %s is older than what is tested: take 15 or newer",
                            version, first.address());
        } catch (SQLException e) {
            return NO_DATABASE.equals(e.getSQLState()) ? Finding.ok("lets %s in", first.username()) : away(first, e);
        }
    }

    private Finding away(Database database, SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String names = settings.find("POSTGRES_HOST").isPresent() ? "POSTGRES" : "DATABASE";
        if (NOT_LET_IN.contains(state)) {
            return Finding.fail(
                    "%s does not let %s in: %s_USERNAME or %s_PASSWORD is wrong",
                    database.address(), database.username(), names, names);
        }
        if (state.startsWith("08")) {
            return Finding.fail(
                    "%s is not reached: is it running, and %s right?",
                    database.address(),
                    names.equals("POSTGRES") ? "are POSTGRES_HOST and POSTGRES_PORT" : "is DATABASE_URL");
        }
        return Finding.fail("%s (%s)", failure.getMessage(), state);
    }

    private Finding migrated(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            if (!exists(connection, "flyway_schema_history")) {
                return Finding.warn("empty: its service makes the tables when it starts");
            }
            for (String history : HISTORIES) {
                List<String> failed = exists(connection, history) ? failed(connection, history) : List.of();
                if (!failed.isEmpty()) {
                    return Finding.fail(
                            "a migration failed (%s): the service does not start; see its log, mend the cause, delete"
                                    + " that row of %s",
                            String.join(", ", failed), history);
                }
            }
            return Finding.ok("migrated to version %s", version(connection));
        } catch (SQLException e) {
            return NO_DATABASE.equals(e.getSQLState())
                    ? Finding.fail("there is none of this name: CREATE DATABASE %s (deploy/up does it)", database)
                    : away(database, e);
        }
    }

    private static List<String> failed(Connection connection, String history) throws SQLException {
        return texts(
                connection,
                "SELECT coalesce(version, '') || ' ' || description FROM " + history
                        + " WHERE NOT success ORDER BY installed_rank");
    }

    private static String version(Connection connection) throws SQLException {
        return texts(
                        connection,
                        "SELECT version FROM flyway_schema_history WHERE version IS NOT NULL"
                                + " ORDER BY installed_rank DESC LIMIT 1")
                .stream()
                .findFirst()
                .orElse("0");
    }

    /** It may be a foreign table onto another database, which may be away. */
    private Finding whitelist() throws SQLException {
        boolean first = settings.find("FIRST_HR").isPresent();
        for (Database database : databases) {
            try (Connection connection = database.connect()) {
                if (exists(connection, "whitelist")) {
                    int count = Integer.parseInt(texts(connection, "SELECT count(*)::text FROM whitelist")
                            .get(0));
                    return count > 0 || first ? Finding.ok("%s", words(count, first)) : nobody();
                }
            } catch (SQLException e) {
                if (NO_DATABASE.equals(e.getSQLState())) {
                    continue;
                }
                return Finding.fail("it cannot be read, so nobody is HR: %s", e.getMessage());
            }
        }
        boolean theGateways = databases.size() > 1;
        return first
                ? Finding.ok("not there yet; FIRST_HR is put on it when the gateway starts")
                : theGateways ? nobody() : Finding.skip("not in this database: it is the gateway's");
    }

    private static String words(int count, boolean first) {
        return count + " on it" + (first ? "; FIRST_HR is put on it when the gateway starts" : "");
    }

    private static Finding nobody() {
        return Finding.warn("empty, so nobody can read results: set FIRST_HR to the Telegram ids of HR (/id in the"
                + " bot tells one's own) and start the gateway");
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        return !texts(connection, "SELECT '1' WHERE to_regclass('" + table + "') IS NOT NULL")
                .isEmpty();
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
