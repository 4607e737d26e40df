package solutions.trainingdata.candidates.stories;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeoutException;
import solutions.trainingdata.candidates.sandbox.broker.AmqpBroker;
import solutions.trainingdata.candidates.sandbox.launcher.Service;

/**
 * Adds and removes replicas of task-service as its ScaledObject has KEDA and Kubernetes do it: the greatest of
 * ceil(measure / target), so many pods per period at most, fewer only when no wish of the stabilisation window was for
 * more. All times are {@link #FASTER} times shorter. The broker is asked over AMQP, which counts no message in hand.
 */
final class Autoscaler implements AutoCloseable {

    static final int FASTER = 10;

    private final JsonNode scaling;
    private final Sandbox sandbox;
    private final TaskReplicas replicas;
    private final Connection broker;
    private final Deque<Wish> wishes = new ArrayDeque<>();
    private final Deque<Long> added = new ArrayDeque<>();
    private final Deque<Long> removed = new ArrayDeque<>();
    private final long started = System.nanoTime();

    private record Wish(long at, int count) {}

    Autoscaler(Sandbox sandbox, TaskReplicas replicas, JsonNode scaling) throws IOException, TimeoutException {
        this.scaling = scaling;
        this.sandbox = sandbox;
        this.replicas = replicas;
        AmqpBroker node = sandbox.infrastructure().broker();
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(node.port());
        factory.setUsername(node.username());
        factory.setPassword(node.password());
        factory.setVirtualHost(node.virtualHost());
        broker = factory.newConnection();
    }

    long pollingMillis() {
        return scaling.path("pollingInterval").asLong() * 1000 / FASTER;
    }

    int most() {
        return scaling.path("maxReplicaCount").asInt();
    }

    int fewest() {
        return scaling.path("minReplicaCount").asInt();
    }

    /** Measures once, and acts. Prints what changes. */
    void look() throws IOException {
        long now = System.nanoTime();
        long queue = length();
        long due = Long.parseLong(
                sandbox.ask(Service.TASK, trigger("postgresql").path("query").asText()));
        int wish = Math.max(
                wish(queue, trigger("rabbitmq").path("value")),
                wish(due, trigger("postgresql").path("targetQueryValue")));
        wishes.add(new Wish(now, Math.max(fewest(), Math.min(most(), wish))));
        int before = replicas.count();
        int up = Math.min(wanted("scaleUp", now), before + allowed("scaleUp", added, now));
        int down = Math.max(wanted("scaleDown", now), before - allowed("scaleDown", removed, now));
        for (int count = before; count < up; count++) {
            replicas.add();
            added.add(now);
        }
        for (int count = before; count > down; count--) {
            replicas.remove();
            removed.add(now);
        }
        if (replicas.count() != before) {
            System.out.printf(
                    "%4.1f s: %d -> %d replicas (queue %d, due %d)%n",
                    (now - started) / 1e9, before, replicas.count(), queue, due);
        }
    }

    private static int wish(long measure, JsonNode target) {
        return (int) Math.ceil(measure / target.asDouble());
    }

    /** The newest wish upwards, the greatest of the window downwards. */
    private int wanted(String direction, long now) {
        long window = nanos(behavior(direction).path("stabilizationWindowSeconds"));
        int newest = wishes.getLast().count();
        return wishes.stream()
                .filter(wish -> now - wish.at() < window)
                .mapToInt(Wish::count)
                .reduce(newest, Math::max);
    }

    private int allowed(String direction, Deque<Long> changes, long now) {
        JsonNode policy = behavior(direction).at("/policies/0");
        long period = nanos(policy.path("periodSeconds"));
        long recent = changes.stream().filter(at -> now - at < period).count();
        return (int) (policy.path("value").asInt() - recent);
    }

    private JsonNode behavior(String direction) {
        return scaling.at("/advanced/horizontalPodAutoscalerConfig/behavior/" + direction);
    }

    private static long nanos(JsonNode seconds) {
        return seconds.asLong() * 1_000_000_000L / FASTER;
    }

    private JsonNode trigger(String type) {
        for (JsonNode trigger : scaling.path("triggers")) {
            if (trigger.path("type").asText().equals(type)) {
                return trigger.path("metadata");
            }
        }
        throw new IllegalStateException("The ScaledObject has no trigger " + type);
    }

    private long length() throws IOException {
        try (Channel channel = broker.createChannel()) {
            return channel.messageCount(trigger("rabbitmq").path("queueName").asText());
        } catch (TimeoutException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        broker.close();
    }
}
