package solutions.trainingdata.candidates.ops.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
        int asked = 0;
        for (JsonNode object : ProjectFiles.yaml(ProjectFiles.text("deploy/kubernetes/base/scaling.yaml"))) {
            for (JsonNode trigger : object.at("/spec/triggers")) {
                if (trigger.path("type").asText().equals("postgresql")) {
                    JsonNode question = trigger.path("metadata");
                    assertThat(ask(question)).as(question.toString()).isZero();
                    asked++;
                }
            }
        }
        assertThat(asked).isEqualTo(3);
    }

    private static long ask(JsonNode question) throws SQLException {
        SandboxDatabase database = postgres.database(question.path("dbName").asText());
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.username(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question.path("query").asText())) {
            row.next();
            return row.getLong(1);
        }
    }
}
