package solutions.trainingdata.candidates.sandbox.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;

/**
 * The PostgreSQL server that POSTGRES_HOST, _PORT, _USERNAME and _PASSWORD name: gets a database per service. A service
 * that has a password of its own there ({@code deploy/compose/databases} makes the roles) goes by its module's name.
 */
record RealPostgres(Map<String, String> configured) {

    /** As {@code deploy/compose/databases} names it. */
    static String passwordVariable(Service service) {
        return service.module().toUpperCase(Locale.ROOT).replace('-', '_') + "_DATABASE_PASSWORD";
    }

    void makeDatabases() {
        try (Connection connection = DriverManager.getConnection(url("postgres"), username(), password())) {
            for (Service service : Service.values()) {
                if (!exists(connection, service.database())) {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("CREATE DATABASE " + service.database());
                    }
                }
            }
        } catch (SQLException e) {
            throw new CannotStartException("Cannot make the databases on " + url("postgres")
                    + " as POSTGRES_USERNAME: " + e.getMessage()
                    + ". Check POSTGRES_HOST, POSTGRES_PORT, POSTGRES_USERNAME and POSTGRES_PASSWORD.");
        }
    }

    Map<String, String> environment(Service service) {
        String own = configured.getOrDefault(passwordVariable(service), "");
        return Map.of(
                "DATABASE_URL", url(service.database()),
                "DATABASE_USERNAME", own.isBlank() ? username() : service.module(),
                "DATABASE_PASSWORD", own.isBlank() ? password() : own);
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            select.setString(1, name);
            return select.executeQuery().next();
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://" + configured.get("POSTGRES_HOST") + ":"
                + configured.getOrDefault("POSTGRES_PORT", "5432") + "/" + database;
    }

    private String username() {
        return configured.getOrDefault("POSTGRES_USERNAME", "postgres");
    }

    private String password() {
        return configured.getOrDefault("POSTGRES_PASSWORD", "");
    }
}
