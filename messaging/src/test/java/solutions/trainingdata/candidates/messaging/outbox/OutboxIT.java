package solutions.trainingdata.candidates.messaging.outbox;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.MessagingSandbox;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.ServiceMessage;
import solutions.trainingdata.candidates.messaging.inbox.TestMessages;

/** From a transaction to the receiver's handler, on PostgreSQL and the embedded broker. */
@QuarkusTest
@QuarkusTestResource(MessagingSandbox.class)
class OutboxIT {

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource database;

    @Inject
    OutboxConfig config;

    @Inject
    OutboxBacklog backlog;

    @Inject
    TestMessages receiver;

    @BeforeEach
    void empty() {
        receiver.then(message -> {});
        receiver.handled().clear();
    }

    @Test
    void whatACommittedTransactionSaysArrivesOnceAndTheRowIsGone() {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(report(1)));
        await().until(() -> receiver.handled().contains(report(1)));
        await().until(() -> rows() == 0);
        assertThat(receiver.handled()).hasSize(1);
    }

    @Test
    void whatARolledBackTransactionSaysNeverLeaves() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.publish(report(2));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(report(3)));
        await().until(() -> receiver.handled().contains(report(3)));
        assertThat(receiver.handled()).doesNotContain(report(2));
    }

    @Test
    void refusesAMessageOutsideATransaction() {
        assertThatThrownBy(() -> outbox.publish(report(4))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void oneSilentPublishHoldsUpNobodyAndIsPublishedAgain() {
        List<String> published = new CopyOnWriteArrayList<>();
        OutboxRelay relay = relay(message -> {
            published.add(message.body());
            boolean silent = message.body().contains("\"updateId\":10,") && message.tries() == 1;
            return silent ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
        });
        write(10, 11, 12);
        relay.wake();
        await().atMost(Duration.ofSeconds(1)).until(() -> rows() == 1);
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            relay.wake();
            return rows() == 0;
        });
        assertThat(published).hasSize(4);
        relay.stop();
    }

    @Test
    void aRefusedPublishIsPublishedAgain() {
        List<Integer> tries = new CopyOnWriteArrayList<>();
        OutboxRelay relay = relay(message -> {
            tries.add(message.tries());
            return message.tries() < 3
                    ? CompletableFuture.failedFuture(new IllegalStateException("nack"))
                    : CompletableFuture.completedFuture(null);
        });
        write(20);
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            relay.wake();
            return rows() == 0;
        });
        assertThat(tries).containsExactly(1, 2, 3);
        relay.stop();
    }

    @Test
    void saysThatItIsWedgedAfterThreeSilentPublishesInARowAndRecoversWithAConfirm() {
        boolean[] silent = {true};
        OutboxRelay relay =
                relay(message -> silent[0] ? new CompletableFuture<>() : CompletableFuture.completedFuture(null));
        write(30, 31, 32);
        relay.wake();
        await().atMost(Duration.ofSeconds(10)).until(relay::wedged);
        silent[0] = false;
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            relay.wake();
            return rows() == 0;
        });
        assertThat(relay.wedged()).isFalse();
        relay.stop();
    }

    @Test
    void anotherRelayPublishesWhatADeadOneHadClaimed() {
        write(40);
        QuarkusTransaction.requiringNew()
                .run(() -> new OutboxTable(database).claim(10, Duration.ofMillis(800))); // and dies
        List<String> published = new CopyOnWriteArrayList<>();
        OutboxRelay relay = relay(message -> {
            published.add(message.body());
            return CompletableFuture.completedFuture(null);
        });
        relay.wake();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            relay.wake();
            return rows() == 0;
        });
        assertThat(published).hasSize(1);
        relay.stop();
    }

    @Test
    void isNotReadyWhileAMessageIsTooOldOrTooManyWaitAndSaysBothNumbers() {
        assertThat(readiness()).isEqualTo("UP 0 0");
        write(50);
        assertThat(readiness()).isEqualTo("UP 1 0");
        QuarkusTransaction.requiringNew().run(() -> sql("UPDATE outbox SET created_at = now() - interval '301 s'"));
        assertThat(readiness()).matches("DOWN 1 30[1-9]");
        QuarkusTransaction.requiringNew().run(() -> sql("DELETE FROM outbox"));
        write(IntStream.range(0, 4).toArray());
        assertThat(readiness()).isEqualTo("DOWN 4 0");
        assertThat(get("/q/metrics").asString()).contains("outbox_messages 4.0\n");
        QuarkusTransaction.requiringNew().run(() -> sql("DELETE FROM outbox"));
        assertThat(readiness()).isEqualTo("UP 0 0");
    }

    private String readiness() {
        backlog.count();
        JsonPath health = get("/q/health/ready").jsonPath();
        String check = "checks.find { it.name == 'outbox' }.";
        return health.get(check + "status") + " " + health.get(check + "data.messages") + " "
                + health.get(check + "data.oldestSeconds");
    }

    /** The application's own relay does not see them: its poll is off in this module's tests, and nobody wakes it. */
    private void write(int... updateIds) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (int id : updateIds) {
                sql("INSERT INTO outbox (message_id, type, body) VALUES (gen_random_uuid(),"
                        + " 'metrics.report.v1', '{\"candidate\":4711,\"requestedBy\":815,\"updateId\":" + id
                        + ",\"x\":1}')");
            }
        });
    }

    private OutboxRelay relay(Function<OutgoingMessage, CompletionStage<Void>> publish) {
        return new OutboxRelay(database, publish::apply, config, () -> true);
    }

    private static ServiceMessage report(long updateId) {
        return new MetricsCommand.Report(new CandidateId(4711), new CandidateId(815), updateId);
    }

    private int rows() {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM outbox");
                    ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        });
    }

    private void sql(String statement) {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
