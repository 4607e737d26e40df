package solutions.trainingdata.candidates.ops.settings;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A service's database: one of the four that {@code deploy/up} makes on the server of {@code POSTGRES_HOST}, or the one
 * that {@code DATABASE_URL} names.
 *
 * @param url for JDBC
 */
public record Database(String name, String url, String username, String password) {

    /** Those of the environment; none when it names none. */
    public static List<Database> of(Settings settings) {
        if (settings.find("POSTGRES_HOST").isPresent()) {
            String server = "jdbc:postgresql://" + settings.need("POSTGRES_HOST") + ":"
                    + settings.port("POSTGRES_PORT", "5432");
            return Stream.of("candidates_account", "candidates_task", "candidates_metrics", "candidates_bot")
                    .map(name -> new Database(
                            name,
                            server + "/" + name,
                            settings.get("POSTGRES_USERNAME", "postgres"),
                            settings.get("POSTGRES_PASSWORD", "")))
                    .toList();
        }
        return settings
                .find("DATABASE_URL")
                .map(url -> new Database(
                        url.replaceFirst("\\?.*", "").replaceFirst(".*/", ""),
                        url,
                        settings.get("DATABASE_USERNAME", ""),
                        settings.get("DATABASE_PASSWORD", "")))
                .stream()
                .toList();
    }

    /** For people: the server and its port, without what else the address holds. */
    public String address() {
        return url.replaceFirst("^jdbc:postgresql:/*([^/?]*).*$", "$1");
    }

    /** Gives up within seconds, also when the server says nothing. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "8");
        properties.setProperty("socketTimeout", "8");
        properties.setProperty("ApplicationName", "candidates-ops");
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return name;
    }
}
