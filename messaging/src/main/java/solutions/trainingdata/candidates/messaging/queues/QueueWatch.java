package solutions.trainingdata.candidates.messaging.queues;

import com.rabbitmq.client.ConnectionFactory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.messaging.DaemonThreads;
import solutions.trainingdata.candidates.messaging.contract.Topology;
import solutions.trainingdata.candidates.messaging.inbox.InHand;
import solutions.trainingdata.candidates.messaging.inbox.InboxConfig;

/** Looks at the service's queue every few seconds and keeps what it saw, for health and metrics. */
@ApplicationScoped
public class QueueWatch {

    private static final Logger LOG = Logger.getLogger(QueueWatch.class);

    private final String queue;
    private final Collection<String> deadLetters;
    private final QueuesConfig config;
    private final BrokerLook broker;
    private final InHand inHand;
    private final Duration longestInHand;
    private final SilentConsumer consumer;
    private final LostConnector connector;
    private final BooleanSupplier connected;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("queue-watch"));
    private volatile Sight last = new Sight(Map.of(), "The broker was not asked yet", System.nanoTime());
    private volatile long answersSince = System.nanoTime();

    /** @param trouble in words; null when the broker answered */
    private record Sight(Map<String, BrokerLook.Depth> depths, String trouble, long nanos) {}

    @Inject
    QueueWatch(
            BrokerConfig broker,
            QueuesConfig config,
            InHand inHand,
            InboxConfig inbox,
            MeterRegistry meters,
            HealthCenter connector) {
        this(broker.queue(), broker.connections(), config, inHand, inbox, () -> connector
                .getLiveness()
                .isOk());
        gauge(meters, "queue_messages", queue, BrokerLook.Depth::ready);
        gauge(meters, "queue_consumers", queue, BrokerLook.Depth::consumers);
        deadLetters.forEach(dead -> gauge(meters, "dead_letters", dead, BrokerLook.Depth::ready));
    }

    /** @param connected the connector's own word on its channels */
    QueueWatch(
            String queue,
            ConnectionFactory broker,
            QueuesConfig config,
            InHand inHand,
            InboxConfig inbox,
            BooleanSupplier connected) {
        this.queue = queue;
        this.deadLetters =
                config.everybodysDeadLetters() ? Topology.deadLetters() : List.of(Topology.deadLettersOf(queue));
        this.config = config;
        this.broker = new BrokerLook(broker, "look of " + queue, config.answerWithin());
        this.inHand = inHand;
        this.longestInHand = inbox.hold().plus(config.silentConsumer());
        this.consumer = new SilentConsumer(config.silentConsumer());
        this.connector = new LostConnector(config.silentConsumer());
        this.connected = connected;
    }

    void started(@Observes StartupEvent event) {
        thread.scheduleWithFixedDelay(this::lookAndGoOn, 0, config.lookEvery().toMillis(), TimeUnit.MILLISECONDS);
    }

    void stopping(@Observes @Priority(1) ShutdownEvent event) {
        thread.shutdownNow();
        broker.close();
    }

    /**
     * How many messages nobody handled, by the queue they ended in; asked now. Queues that are missing are left out.
     *
     * @throws IOException when the broker does not answer in time
     */
    public Map<String, Long> deadLetters() throws IOException {
        Map<String, Long> counted = new TreeMap<>();
        broker.at(deadLetters).forEach((name, depth) -> counted.put(name, depth.ready()));
        return counted;
    }

    /** What escapes would end the looks silently: the service's health would be that of its last one for ever. */
    private void lookAndGoOn() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.errorf(e, "Cannot tell how queue %s fares; asked again in %s", queue, config.lookEvery());
        }
    }

    void look() {
        try {
            TreeSet<String> names = new TreeSet<>(deadLetters);
            names.add(queue);
            Map<String, BrokerLook.Depth> depths = broker.at(names);
            if (last.trouble() != null) {
                answersSince = System.nanoTime();
            }
            last = new Sight(depths, null, System.nanoTime());
        } catch (IOException | RuntimeException e) {
            if (last.trouble() == null) {
                LOG.warnf("The broker does not answer: %s", e.getMessage());
            }
            last = new Sight(Map.of(), "The broker does not answer: " + e.getMessage(), System.nanoTime());
        }
        consumer.seen(depth(queue), quietFor(), last.nanos());
        connector.seen(last.trouble() == null, connected.getAsBoolean(), last.nanos());
    }

    /** Whether the broker answered at every look for so long: then what it does not do is not for its being away. */
    public boolean hasAnsweredFor(Duration time) {
        return last.trouble() == null && System.nanoTime() - answersSince >= time.toNanos();
    }

    /** A message in hand is work, but not for ever. */
    private Duration quietFor() {
        Duration quiet = inHand.quietFor();
        return inHand.messages() > 0 && quiet.compareTo(longestInHand) < 0 ? Duration.ZERO : quiet;
    }

    /** What keeps the service from taking messages, in words; empty when nothing does. */
    Optional<String> trouble() {
        Sight sight = last;
        Duration age = Duration.ofNanos(System.nanoTime() - sight.nanos());
        if (sight.trouble() != null) {
            return Optional.of(sight.trouble());
        }
        if (age.compareTo(config.lookEvery().plus(config.answerWithin()).multipliedBy(3)) > 0) {
            return Optional.of("The broker has not answered for " + age.toSeconds() + " s");
        }
        return List.of(queue, Topology.deadLettersOf(queue)).stream()
                .filter(name -> !sight.depths().containsKey(name))
                .findFirst()
                .map(name -> "There is no queue " + name + ": load deploy/rabbitmq/definitions.json");
    }

    /** Whether this process will never take a message again. */
    boolean wedged() {
        return consumer.wedged() || connector.lost();
    }

    String queue() {
        return queue;
    }

    Optional<BrokerLook.Depth> depth(String name) {
        return Optional.ofNullable(last.depths().get(name));
    }

    private void gauge(MeterRegistry meters, String name, String of, ToDoubleFunction<BrokerLook.Depth> value) {
        Gauge.builder(name, () -> depth(of).map(value::applyAsDouble).orElse(Double.NaN))
                .tag("queue", of)
                .register(meters);
    }
}
