package solutions.trainingdata.candidates.bot.hr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.GatewayProfile;
import solutions.trainingdata.candidates.bot.Rows;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** From a poisonous event to HR's chat. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
class TellOfDeadLettersIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    TelegramSimulator telegram;
    SandboxBroker broker;

    @Inject
    AgroalDataSource database;

    @Inject
    TellOfDeadLetters deadLetters;

    private Connection connection;
    private Channel channel;
    private Person hr;
    private Rows rows;

    @BeforeEach
    void connect() throws Exception {
        rows = new Rows(database);
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        connection = factory.newConnection();
        channel = connection.createChannel();
        channel.queuePurge("bot.events.dead");
        channel.queuePurge("unrouted");
        deadLetters.look();
        await().atMost(SOON).until(() -> rows.count("SELECT count(*) FROM hr_news") == 0);
        rows.execute("DELETE FROM telegram_message WHERE purpose LIKE 'dead-letters/%'");
        hr = telegram.person(GatewayProfile.HR, "Анна", null, "anna_hr", "ru");
        hr.says("/start");
        await().atMost(SOON)
                .until(() -> rows.count("SELECT count(*) FROM candidate WHERE id = " + GatewayProfile.HR) == 1);
    }

    @AfterEach
    void disconnect() throws IOException {
        connection.close();
    }

    @Test
    void aPoisonousEventIsToldOnceAndAnotherOnceMore() throws Exception {
        poison();
        deadLetters.look();
        hr.awaitMessage("Не удалось обработать 1 сообщение между", SOON);
        IntStream.range(0, 3).forEach(again -> deadLetters.look());
        assertThat(told()).isEqualTo(1);
        poison();
        IntStream.range(0, 8).parallel().forEach(replica -> deadLetters.look());
        hr.awaitMessage("Не удалось обработать 2 сообщения между", SOON);
        assertThat(told()).isEqualTo(2);
    }

    @Test
    void isToldAnewAfterTheOldOnesWereTakenAway() throws Exception {
        poison();
        deadLetters.look();
        channel.queuePurge("bot.events.dead");
        deadLetters.look();
        assertThat(told()).isEqualTo(1);
        poison();
        deadLetters.look();
        assertThat(told()).isEqualTo(2);
    }

    @Test
    void whatNobodyTakesIsToldToo() throws Exception {
        channel.basicPublish("candidates.commands", "nobody.there.v1", properties(), new byte[0]);
        await().atMost(SOON).until(() -> channel.messageCount("unrouted") == 1);
        deadLetters.look();
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void isKeptForWhoeverIsPutOnAnEmptyWhitelist() throws Exception {
        rows.execute("DELETE FROM whitelist");
        poison();
        deadLetters.look();
        assertThat(told()).isZero();
        rows.execute("INSERT INTO whitelist (candidate_id) VALUES (" + GatewayProfile.HR + ")");
        deadLetters.look();
        assertThat(told()).isEqualTo(1);
    }

    private void poison() throws Exception {
        long before = channel.messageCount("bot.events.dead");
        channel.basicPublish("candidates.events", "account.opened.v1", properties(), "{poison".getBytes());
        await().atMost(SOON).until(() -> channel.messageCount("bot.events.dead") == before + 1);
    }

    private static AMQP.BasicProperties properties() {
        return new AMQP.BasicProperties.Builder()
                .type("account.opened.v1")
                .messageId(UUID.randomUUID().toString())
                .build();
    }

    /** To the one HR that there is, or about to be. */
    private long told() throws SQLException {
        return rows.count("SELECT (SELECT count(*) FROM telegram_message WHERE purpose LIKE 'dead-letters/%')"
                + " + (SELECT count(*) FROM hr_news WHERE id LIKE 'dead-letters/%')");
    }
}
