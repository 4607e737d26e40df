package solutions.trainingdata.candidates.bot;

import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.JourneyScene.SOON;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.Command;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.Event;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.Problem;
import solutions.trainingdata.candidates.messaging.contract.ServiceMessage;
import solutions.trainingdata.candidates.messaging.contract.SubmissionId;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.messaging.sealed.PasswordSeal;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;

/** Stands where account-, task- and metrics-service are: hears the gateway's commands, says what a test has them say. */
final class OtherServices implements AutoCloseable {

    static final String CARS = "car-plates";
    static final String PASSWORD = "Xy7kPq2mZw";

    private final Clock clock;
    private final Connection connection;
    private final Channel channel;
    private final List<ServiceMessage> heard = new CopyOnWriteArrayList<>();

    OtherServices(SandboxBroker broker, Clock clock) throws IOException, TimeoutException {
        this.clock = clock;
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        connection = factory.newConnection();
        channel = connection.createChannel();
        for (String queue : List.of("account.commands", "task.commands", "metrics.commands")) {
            channel.basicConsume(
                    queue,
                    true,
                    (tag, delivery) ->
                            heard.add(Contract.read(delivery.getProperties().getType(), queue, delivery.getBody())),
                    tag -> {});
        }
    }

    /** @param id the message's id: the same one again is a repeat */
    synchronized void say(String id, Event event) throws IOException {
        String type = Contract.wireName(event.getClass());
        channel.basicPublish(
                "candidates.events",
                type,
                new AMQP.BasicProperties.Builder()
                        .type(type)
                        .messageId(id)
                        .contentType("application/json")
                        .build(),
                Contract.json(event).getBytes(StandardCharsets.UTF_8));
    }

    void say(Event event) throws IOException {
        say(UUID.randomUUID().toString(), event);
    }

    /** The broker delivers the message twice, and the owner says it once more anew. */
    void sayThrice(Event event) throws IOException {
        String id = UUID.randomUUID().toString();
        say(id, event);
        say(id, event);
        say(event);
    }

    /** Commands of this kind about the candidate, in the order in which they came. */
    <T extends ServiceMessage> List<T> heard(Class<T> type, CandidateId candidate) {
        return heard.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(message -> candidate.equals(message.candidate()))
                .toList();
    }

    <T extends Command> List<T> awaited(Class<T> type, CandidateId id) {
        await(type.getName()).atMost(SOON).until(() -> !heard(type, id).isEmpty());
        return heard(type, id);
    }

    /** Waits until so many commands of this kind have come. */
    <T extends Command> List<T> awaited(int number, Class<T> type, CandidateId id) {
        await(number + " " + type.getName())
                .atMost(SOON)
                .until(() -> heard(type, id).size() >= number);
        return heard(type, id);
    }

    void account(CandidateId id) throws IOException {
        say(opened(id));
    }

    AccountEvent.Opened opened(CandidateId id) {
        return new AccountEvent.Opened(
                id, "login_" + id.key(), 77, new PasswordSeal(GatewayProfile.KEY).seal(PASSWORD, id.key()));
    }

    void task(CandidateId id) throws IOException {
        say(issued(id));
    }

    TaskEvent.Issued issued(CandidateId id) {
        return issued(attempt(id));
    }

    /** Each attempt after the first has images that the candidate has seen. */
    TaskEvent.Issued issued(AttemptId attempt) {
        Instant now = clock.instant();
        return new TaskEvent.Issued(
                attempt,
                1,
                1,
                attempt.number() > 1,
                1,
                List.of(new TaskEvent.Job(2, URI.create("http://cvat.example/tasks/1/jobs/2"))),
                now,
                now.plus(Duration.ofDays(3)));
    }

    void reject(CandidateId id, int submission) throws IOException {
        say(rejected(id, submission));
    }

    MetricsEvent.Rejected rejected(CandidateId id, int submission) {
        return new MetricsEvent.Rejected(new SubmissionId(attempt(id), submission), List.of(problem()));
    }

    Problem problem() {
        return new Problem(
                Problem.Kind.TOO_FEW_SHAPES,
                "1.jpg",
                "car",
                1,
                0,
                URI.create("http://cvat.example/tasks/1/jobs/2?frame=0"));
    }

    void score(CandidateId id, int submission) throws IOException {
        say(scored(id, submission));
    }

    MetricsEvent.Scored scored(CandidateId id, int submission) {
        return new MetricsEvent.Scored(new SubmissionId(attempt(id), submission), result(), List.of());
    }

    /** Passed for the cars, and by a hair's breadth not for the plates. */
    MetricsEvent.Result result() {
        Instant now = clock.instant();
        return new MetricsEvent.Result(
                List.of(
                        new MetricsEvent.Metric("car_iou", 97.305, 90.0),
                        new MetricsEvent.Metric("plate_accuracy", 79.99, 80.0)),
                now,
                now.plusSeconds(1200),
                now.plusSeconds(1300),
                true,
                1,
                1);
    }

    static AttemptId attempt(CandidateId id) {
        return attempt(id, 1);
    }

    static AttemptId attempt(CandidateId id, int number) {
        return new AttemptId(id, CARS, number);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
