package solutions.trainingdata.candidates.ops.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.ops.ServiceSchemas;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxPostgres;

/** What the manifests have KEDA ask of the databases is answered by the tables that the services' migrations make. */
class DueWorkIT {

    private static SandboxPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = SandboxPostgres.start();
        ServiceSchemas.make(postgres);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void theTablesAndColumnsAreThere() throws SQLException {
        List<JsonNode> questions = questions();
        assertThat(questions).hasSize(3);
        for (JsonNode question : questions) {
            assertThat(ask(question, question.path("query").asText()))
                    .as(question.toString())
                    .containsExactly("0");
        }
    }

    /** Rows of a table that is not asked wait, and bring no replica. */
    @Test
    void everyTableOfWorkIsAsked() throws SQLException {
        for (JsonNode question : questions()) {
            List<String> tables = ask(
                    question,
                    "SELECT table_name FROM information_schema.columns"
                            + " WHERE table_schema = 'public' AND column_name = 'waiting_until'");
            assertThat(tables).isNotEmpty().allSatisfy(table -> assertThat(
                            question.path("query").asText())
                    .contains("FROM " + table + " WHERE next_try_at <= now()"));
        }
    }

    private static List<JsonNode> questions() {
        List<JsonNode> questions = new ArrayList<>();
        for (JsonNode object : ProjectFiles.yaml(ProjectFiles.text("deploy/kubernetes/base/scaling.yaml"))) {
            for (JsonNode trigger : object.at("/spec/triggers")) {
                if (trigger.path("type").asText().equals("postgresql")) {
                    questions.add(trigger.path("metadata"));
                }
            }
        }
        return questions;
    }

    private static List<String> ask(JsonNode question, String query) throws SQLException {
        SandboxDatabase database = postgres.database(question.path("dbName").asText());
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.username(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> answer = new ArrayList<>();
            while (rows.next()) {
                answer.add(rows.getString(1));
            }
            return answer;
        }
    }
}
