package solutions.trainingdata.candidates.ops.doctor;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import solutions.trainingdata.candidates.ops.settings.Broker;
import solutions.trainingdata.candidates.ops.settings.Settings;
import solutions.trainingdata.candidates.ops.settings.Topology;

/** The broker, its queues, and what nobody works on. */
final class BrokerPart implements Part {

    private final Settings settings;
    private final Path projectRoot;
    private final Map<String, Integer> waiting = new LinkedHashMap<>();

    BrokerPart(Settings settings, Path projectRoot) {
        this.settings = settings;
        this.projectRoot = projectRoot;
    }

    @Override
    public List<Check> checks() {
        return List.of(
                Check.needed("RabbitMQ", this::connects),
                Check.needed("RabbitMQ queues", this::queues),
                Check.also("Dead letters", this::deadLetters));
    }

    private Finding connects() throws Exception {
        if (settings.find("RABBITMQ_HOST").isEmpty()) {
            return Finding.skip("RABBITMQ_HOST is not set: deploy/up plays its embedded broker");
        }
        Broker broker = new Broker(settings);
        String address = broker.host() + ":" + broker.port();
        try (Connection connection = broker.connect()) {
            Object product = connection.getServerProperties().get("product");
            Object version = connection.getServerProperties().get("version");
            return Finding.ok("%s %s at %s, virtual host %s", product, version, address, broker.virtualHost());
        } catch (PossibleAuthenticationFailureException e) {
            return Finding.fail(
                    "%s does not let %s in: RABBITMQ_USERNAME or RABBITMQ_PASSWORD is wrong",
                    address, settings.get("RABBITMQ_USERNAME", "guest"));
        } catch (UnknownHostException e) {
            return Finding.fail("there is no host %s: look at RABBITMQ_HOST, and at DNS", broker.host());
        } catch (ConnectException e) {
            return Finding.fail(
                    "nobody listens at %s: is it running, and are RABBITMQ_HOST and RABBITMQ_PORT right?", address);
        } catch (TimeoutException | IOException e) {
            return e.getCause() instanceof ShutdownSignalException
                    ? Finding.fail(
                            "%s lets %s not into the virtual host %s: is RABBITMQ_VHOST right, has the user"
                                    + " permissions there?",
                            address, settings.get("RABBITMQ_USERNAME", "guest"), broker.virtualHost())
                    : Finding.fail(
                            "%s does not answer as RabbitMQ (AMQP 0-9-1): is RABBITMQ_PORT the AMQP port (5672), and"
                                    + " without TLS?",
                            address);
        }
    }

    private Finding queues() throws Exception {
        List<String> missing = new ArrayList<>();
        List<String> queues = Topology.read(projectRoot).queues();
        try (Connection connection = new Broker(settings).connect()) {
            for (String queue : queues) {
                waiting(connection, queue)
                        .ifPresentOrElse(count -> waiting.put(queue, count), () -> missing.add(queue));
            }
        }
        return missing.isEmpty()
                ? Finding.ok("all %d are there", queues.size())
                : Finding.fail(
                        "missing: %s. Load deploy/rabbitmq/definitions.json (rabbitmqctl import_definitions)",
                        String.join(", ", missing));
    }

    /** A queue that is not there closes the channel. */
    private static OptionalInt waiting(Connection connection, String queue) throws IOException, TimeoutException {
        Channel channel = connection.createChannel();
        try {
            int count = channel.queueDeclarePassive(queue).getMessageCount();
            channel.close();
            return OptionalInt.of(count);
        } catch (IOException e) {
            if (e.getCause() instanceof ShutdownSignalException shutdown && !shutdown.isHardError()) {
                return OptionalInt.empty();
            }
            throw e;
        }
    }

    private Finding deadLetters() throws IOException {
        List<String> found = Topology.read(projectRoot).dead().stream()
                .filter(queue -> waiting.getOrDefault(queue, 0) > 0)
                .map(queue -> waiting.get(queue) + " in " + queue)
                .toList();
        return found.isEmpty()
                ? Finding.ok("none")
                : Finding.warn("%s: deploy/dead-letters list shows them", String.join(", ", found));
    }
}
