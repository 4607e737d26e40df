package solutions.trainingdata.candidates.sandbox.launcher;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import solutions.trainingdata.candidates.sandbox.broker.RabbitNode;
import solutions.trainingdata.candidates.sandbox.postgres.PostgresNode;

/** What an operator would write into the environment for the two nodes, once users and roles of least rights are made. */
final class RealParts {

    private RealParts() {}

    static Map<String, String> configure(Path projectRoot, PostgresNode postgres, RabbitNode broker) {
        Map<String, String> passwords = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            passwords.put(
                    RealBroker.passwordVariable(service), UUID.randomUUID().toString());
            passwords.put(
                    RealPostgres.passwordVariable(service), UUID.randomUUID().toString());
        }
        passwords.put("OPS_RABBITMQ_PASSWORD", UUID.randomUUID().toString());
        broker.run(
                passwords, List.of(projectRoot.resolve("deploy/rabbitmq/users").toString()));
        postgres.run(
                passwords,
                List.of(projectRoot.resolve("deploy/compose/databases").toString()));
        Map<String, String> all = new LinkedHashMap<>(passwords);
        all.put("RABBITMQ_HOST", "127.0.0.1");
        all.put("RABBITMQ_PORT", Integer.toString(broker.port()));
        all.put("RABBITMQ_VHOST", broker.virtualHost());
        all.put("POSTGRES_HOST", "127.0.0.1");
        all.put("POSTGRES_PORT", Integer.toString(postgres.port()));
        all.put("POSTGRES_USERNAME", postgres.username());
        all.put("POSTGRES_PASSWORD", postgres.password());
        return all;
    }
}
