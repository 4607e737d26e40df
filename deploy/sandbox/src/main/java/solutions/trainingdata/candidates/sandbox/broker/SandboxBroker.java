package solutions.trainingdata.candidates.sandbox.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.Exchange;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.Queue;
import org.apache.qpid.server.model.SystemConfig;
import org.apache.qpid.server.model.VirtualHost;
import org.apache.qpid.server.model.VirtualHostNode;
import org.apache.qpid.server.transport.AMQPConnection;
import org.apache.qpid.server.virtualhost.QueueManagingVirtualHost;
import solutions.trainingdata.candidates.sandbox.ServerProgram;

/**
 * An AMQP 0-9-1 broker (Apache Qpid Broker-J) on loopback in this process, with the exchanges, queues, dead letters and
 * alternates of a RabbitMQ definitions file. It keeps messages in memory only: stopping it loses them.
 *
 * <p>Unlike RabbitMQ's quorum queues it has no delivery limit, and dead letters carry no {@code x-death} header.
 */
public final class SandboxBroker implements AmqpBroker {

    private static final String USERNAME = "sandbox";
    private static final String PASSWORD = "sandbox";

    private final BrokerDefinitions topology;
    private SystemLauncher launcher;
    private Path workFolder;
    private QueueManagingVirtualHost<?> host;
    private int port;

    private SandboxBroker(BrokerDefinitions topology) {
        this.topology = topology;
    }

    private void launch(int wantedPort) throws Exception {
        workFolder = Files.createTempDirectory("sandbox-broker");
        Path configuration = Files.createTempFile(workFolder, "broker", ".json");
        try (var resource = SandboxBroker.class.getResourceAsStream("/sandbox/broker/qpid.json")) {
            Files.write(configuration, resource.readAllBytes());
        }
        AtomicReference<SystemConfig<?>> system = new AtomicReference<>();
        launcher = new SystemLauncher(new SystemLauncherListener.DefaultSystemLauncherListener() {
            @Override
            public void onContainerResolve(SystemConfig<?> config) {
                system.set(config);
            }
        });
        launcher.startup(Map.of(
                "type",
                "Memory",
                "startupLoggedToSystemOut",
                "false",
                "initialConfigurationLocation",
                configuration.toUri().toURL().toString(),
                "context",
                Map.of(
                        "sandbox.port",
                        String.valueOf(wantedPort),
                        "sandbox.username",
                        USERNAME,
                        "sandbox.password",
                        PASSWORD,
                        "qpid.work_dir",
                        workFolder.toString(),
                        // A client that declares with RabbitMQ's own arguments would be cut off.
                        "queue.behaviourOnUnknownDeclareArgument",
                        "IGNORE",
                        "exchange.behaviourOnUnknownDeclareArgument",
                        "IGNORE")));
        Broker<?> broker = (Broker<?>) system.get().getContainer();
        port = broker.getChildren(Port.class).iterator().next().getBoundPort();
        if (port <= 0) {
            launcher.shutdown();
            throw new IOException("port " + wantedPort + " is not free");
        }
        VirtualHostNode<?> node =
                broker.getChildren(VirtualHostNode.class).iterator().next();
        host = (QueueManagingVirtualHost<?>) node.getVirtualHost();
        declare();
    }

    /**
     * @param definitions the project's {@code deploy/rabbitmq/definitions.json}
     * @param port 0 for any free one
     */
    public static SandboxBroker start(Path definitions, int port) {
        SandboxBroker broker = new SandboxBroker(BrokerDefinitions.read(definitions));
        broker.startOn(port);
        return broker;
    }

    private synchronized void startOn(int wantedPort) {
        try {
            launch(wantedPort);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "The broker does not start (port " + (wantedPort == 0 ? "any" : wantedPort) + "): "
                            + e.getMessage(),
                    e);
        }
    }

    private void declare() {
        topology.queues().forEach(queue -> host.createChild(Queue.class, attributes(queue)));
        topology.exchanges().forEach(exchange -> host.createChild(Exchange.class, attributes(exchange)));
        topology.bindings().forEach(binding -> exchange(binding.exchange())
                .bind(binding.queue(), binding.routingKey(), Map.of(), false));
    }

    /** One attempt, counted only by rejections: the first reject goes to the dead letters, a lost connection does not. */
    private static Map<String, Object> attributes(BrokerDefinitions.Queue queue) {
        Map<String, Object> plain = Map.of("name", queue.name(), "durable", true);
        return queue.deadLetters()
                .<Map<String, Object>>map(dead -> Map.of(
                        "name",
                        queue.name(),
                        "durable",
                        true,
                        "maximumDeliveryAttempts",
                        1,
                        "alternateBinding",
                        Map.of("destination", dead)))
                .orElse(plain);
    }

    private static Map<String, Object> attributes(BrokerDefinitions.Exchange exchange) {
        Map<String, Object> plain = Map.of("name", exchange.name(), "type", exchange.type(), "durable", true);
        return exchange.alternate()
                .<Map<String, Object>>map(alternate -> Map.of(
                        "name",
                        exchange.name(),
                        "type",
                        exchange.type(),
                        "durable",
                        true,
                        "alternateBinding",
                        Map.of("destination", alternate)))
                .orElse(plain);
    }

    @SuppressWarnings("rawtypes")
    private Exchange<?> exchange(String name) {
        return (Exchange<?>) ((VirtualHost) host).getChildByName(Exchange.class, name);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String username() {
        return USERNAME;
    }

    @Override
    public String password() {
        return PASSWORD;
    }

    /** How many messages wait in a queue or are with a consumer that has not acknowledged them. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    public long depth(String queue) {
        return ((Queue<?>) ((VirtualHost) host).getChildByName(Queue.class, queue)).getQueueDepthMessages();
    }

    /** Ends every connection, as a restart of the broker would; the messages stay. */
    public void cutConnections() {
        host.getConnections().forEach(connection -> ((AMQPConnection<?>) connection)
                .sendConnectionCloseAsync(AMQPConnection.CloseReason.MANAGEMENT, "cut by the sandbox"));
    }

    @Override
    public void startAgain() {
        startOn(port);
    }

    @Override
    public synchronized void stop() {
        launcher.shutdown();
        ServerProgram.delete(workFolder);
    }

    @Override
    public void close() {
        stop();
    }
}
