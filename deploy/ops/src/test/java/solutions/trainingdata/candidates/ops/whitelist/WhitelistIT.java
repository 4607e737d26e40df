package solutions.trainingdata.candidates.ops.whitelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import solutions.trainingdata.candidates.ops.ServiceSchemas;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxPostgres;

/** Who is HR, on the tables that the gateway makes. */
class WhitelistIT {

    private static SandboxPostgres postgres;

    private final Map<String, String> environment = new HashMap<>(ServiceSchemas.environment(postgres));

    private record Run(int exit, String output, String errors) {}

    @BeforeAll
    static void startPostgres() {
        postgres = SandboxPostgres.start();
        ServiceSchemas.make(postgres);
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        execute("TRUNCATE whitelist, candidate CASCADE");
        execute("INSERT INTO candidate (id, username, name) VALUES (42, 'Helen_HR', 'Helen')");
    }

    @Test
    void peopleAreAddedListedAndRemoved() {
        assertThat(run("list").output()).contains("Nobody is HR: deploy/whitelist add NUMBER");
        assertThat(run("add", "7", "@helen_hr").output()).contains("7 is HR now.", "42 is HR now.");
        assertThat(run("add", "42").output()).contains("42 was HR already.");
        assertThat(run("list").output())
                .contains("42  since ", "Helen, @Helen_HR", "7  since ", "(has not written to the bot yet)");
        assertThat(run("remove", "42", "8").output()).contains("42 is not HR any more.", "8 was not HR.");
        assertThat(run("remove", "7").output()).contains("Nobody is HR now");
    }

    @Test
    void nobodyIsAddedWhenOneOfThemIsUnknown() {
        Run run = run("add", "7", "@nobody_here");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors()).contains("Nobody called @nobody_here has written to the bot");
        assertThat(run("add", "helen").errors()).contains("\"helen\" is neither a Telegram number");
        assertThat(run("add", "0").exit()).isEqualTo(1);
        assertThat(run("list").output()).contains("Nobody is HR");
        assertThat(run("add").exit()).isEqualTo(2);
    }

    @Test
    void saysWhatIsMissing() {
        environment.clear();
        assertThat(run("list").errors()).contains("Set DATABASE_URL");
        SandboxDatabase account = postgres.database("candidates_account");
        environment.putAll(gateway(account));
        assertThat(run("list").errors()).contains("There is no table whitelist in [candidates_account]");
        environment.putAll(gateway(postgres.database("candidates_bot")));
        assertThat(run("list").exit()).isZero();
        environment.put("WHITELIST", "foreign-username");
        assertThat(run("add", "7").errors()).contains("change it there");
        environment.remove("WHITELIST");
        environment.put("DATABASE_URL", "jdbc:postgresql://127.0.0.1:9/bot");
        environment.put("DATABASE_PASSWORD", "canary-secret");
        assertThat(run("list").errors()).contains("deploy/doctor").doesNotContain("canary-secret");
    }

    private static Map<String, String> gateway(SandboxDatabase database) {
        return Map.of(
                "DATABASE_URL", database.url(),
                "DATABASE_USERNAME", database.username(),
                "DATABASE_PASSWORD", database.password());
    }

    private Run run(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine line = WhitelistCommand.commandLine(environment)
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true));
        return new Run(line.execute(arguments), output.toString(), errors.toString());
    }

    private static void execute(String sql) throws SQLException {
        SandboxDatabase database = postgres.database("candidates_bot");
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
