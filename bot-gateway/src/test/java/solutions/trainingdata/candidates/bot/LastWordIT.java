package solutions.trainingdata.candidates.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** What stands at the bottom of the chat is still true. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
class LastWordIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BUSY = "I am already on it";

    TelegramSimulator telegram;
    SandboxBroker broker;

    @Inject
    Clock clock;

    private OtherServices others;

    @BeforeEach
    void connect() throws Exception {
        others = new OtherServices(broker, clock);
        others.say(new TaskEvent.AssignmentPublished(
                "car-plates", 1, Map.of("en", "Cars"), Map.of(), 2, Duration.ofDays(3), List.of(5)));
    }

    @AfterEach
    void disconnect() throws IOException {
        others.close();
    }

    @Test
    void iAmAlreadyOnItGoesWhenTheStepIsDone() throws Exception {
        Person ann = preparing(7901, "Ann");
        others.say(new AccountEvent.Failed(new CandidateId(ann.id()), 1, "CVAT is away"));
        ann.awaitMessage("Your login could not be made", SOON);
        await().atMost(SOON).until(() -> !sees(ann, BUSY));
        assertThat(sees(ann, "Your login could not be made")).isTrue();
    }

    @Test
    void whatIsOpenedFromItStays() throws Exception {
        Person ben = preparing(7902, "Ben");
        ben.presses("Help");
        ben.awaitMessage("How it works", SOON);
        await().atMost(SOON).until(() -> !sees(ben, BUSY));
        others.say(new AccountEvent.Failed(new CandidateId(ben.id()), 1, "CVAT is away"));
        ben.awaitMessage("Your login could not be made", SOON);
        assertThat(sees(ben, "How it works")).isTrue();
    }

    private Person preparing(long id, String name) {
        Person person = telegram.person(id, name, null, null, "en");
        await().atMost(SOON).ignoreExceptions().until(() -> {
            person.says("/start");
            person.awaitReply("You have not taken the test yet", Duration.ofSeconds(5));
            return true;
        });
        person.presses("Get the test");
        person.pressesTwice("I agree, start");
        person.awaitMessage(BUSY, SOON);
        await().atMost(SOON).until(() -> !others.heard(AccountCommand.Open.class, new CandidateId(id))
                .isEmpty());
        return person;
    }

    private static boolean sees(Person person, String text) {
        return person.chat().visible().stream()
                .anyMatch(message -> message.text().contains(text));
    }
}
