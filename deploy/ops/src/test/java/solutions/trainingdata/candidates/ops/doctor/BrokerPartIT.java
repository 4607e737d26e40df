package solutions.trainingdata.candidates.ops.doctor;

import static solutions.trainingdata.candidates.ops.doctor.Installation.CANARY;
import static solutions.trainingdata.candidates.ops.doctor.Installation.DEFINITIONS;
import static solutions.trainingdata.candidates.ops.doctor.Installation.freePort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;

/** What the doctor says of RabbitMQ and its queues. */
class BrokerPartIT {

    @RegisterExtension
    final Installation installation = new Installation();

    @TempDir
    Path folder;

    @Test
    void aMissingQueue() throws IOException {
        Path fewer = folder.resolve("definitions.json");
        Files.writeString(
                fewer,
                Files.readString(DEFINITIONS)
                        .replaceAll("\\{\"name\": \"metrics.commands.dead\".*\\n", "")
                        .replaceAll("\\{\"source\": \"candidates.dead\"[^\\n]*metrics.commands.dead\", \"arg.*\\n", "")
                        .replaceAll(
                                ", \"x-dead-letter-exchange\": \"candidates.dead\","
                                        + " \"x-dead-letter-routing-key\": \"metrics.commands.dead\"",
                                ""));
        try (SandboxBroker incomplete = SandboxBroker.start(fewer, 0)) {
            installation.environment.put("RABBITMQ_PORT", Integer.toString(incomplete.port()));
            installation.fails("RabbitMQ queues", "missing: metrics.commands.dead.");
        }
    }

    @Test
    void aBrokerThatIsDown() throws IOException {
        installation.environment.put("RABBITMQ_PORT", Integer.toString(freePort()));
        installation.fails("RabbitMQ", "nobody listens");
    }

    @Test
    void somethingElseInTheBrokersPlace() {
        installation.environment.put("RABBITMQ_PORT", Integer.toString(installation.telegram.port()));
        installation.fails("RabbitMQ", "AMQP");
    }

    @Test
    void aWrongBrokerPassword() {
        installation.environment.put("RABBITMQ_PASSWORD", CANARY + "-wrong");
        installation.fails("RabbitMQ", "RABBITMQ_PASSWORD is wrong");
    }
}
