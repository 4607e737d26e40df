package solutions.trainingdata.candidates.bot.telegram.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.telegram.outgoing.StartedChat.SOON;
import static solutions.trainingdata.candidates.bot.telegram.outgoing.StartedChat.on;
import static solutions.trainingdata.candidates.bot.telegram.outgoing.StartedChat.text;
import static solutions.trainingdata.candidates.bot.telegram.outgoing.StartedChat.transaction;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.telegram.Chats;
import solutions.trainingdata.candidates.bot.telegram.ScriptedHandler;
import solutions.trainingdata.candidates.bot.telegram.TelegramProfile;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramFaults;

/** Sends of which nobody knows whether they arrived, and replicas that begin or end in the middle. */
@QuarkusTest
@TestProfile(TelegramProfile.class)
class MessagesInDoubtIT {

    @Inject
    ScriptedHandler handler;

    @Inject
    Chats chats;

    TelegramSimulator telegram;
    SandboxDatabase database;
    private StartedChat chat;
    private Person anna;
    private CandidateId id;

    @BeforeEach
    void aPersonWhoStarted() {
        chat = new StartedChat(telegram, database, handler);
        anna = chat.anna;
        id = chat.id;
    }

    @AfterEach
    void noFaults() {
        chat.close();
    }

    @Test
    void aSendThatMayHaveArrivedIsRepeatedOnce() {
        telegram.inject(TelegramFaults.hangUpAfter("sendMessage", 1));
        transaction(() -> {
            chats.tell(id, "first", text("first"));
            chats.tell(id, "second", text("second"));
        });
        anna.awaitMessage("second", SOON);
        assertThat(chat.fromBot()).containsExactly("first", "first", "second");
        assertThat(chat.state("first")).isEqualTo("SHOWN");
    }

    @Test
    void aSendTwiceInDoubtIsShownFirstAtTheNextUpdate() {
        telegram.inject(on("sendMessage", "lost", new Fault.Effect.HangUpBefore(), 2));
        transaction(() -> {
            chats.tell(id, "lost", text("lost"));
            chats.tell(id, "later", text("later"));
        });
        anna.awaitMessage("later", SOON);
        assertThat(chat.state("lost")).isEqualTo("UNCERTAIN");
        assertThat(chat.calls("sendMessage")).hasSize(3);
        transaction(() -> chats.tell(id, "lost", text("lost")));
        assertThat(chat.state("lost")).isEqualTo("UNCERTAIN");
        handler.then(update -> chats.tell(id, "answer", text("answer")));
        anna.says("hello?");
        anna.awaitMessage("answer", SOON);
        assertThat(chat.fromBot()).containsExactly("later", "lost", "answer");
    }

    @Test
    void aSendThatTimesOutAfterItArrivedIsInChatTwiceAtMost() {
        telegram.inject(on("sendMessage", "slow", new Fault.Effect.Slow(Duration.ofSeconds(4)), 5));
        transaction(() -> chats.tell(id, "slow", text("slow")));
        await().atMost(SOON).until(() -> chat.state("slow").equals("UNCERTAIN"));
        assertThat(chat.fromBot()).containsExactly("slow", "slow");
    }

    @Test
    void whatCertainlyDidNotArriveIsRepeatedUntilItDoes() {
        telegram.inject(TelegramFaults.badGateway("sendMessage", 3));
        telegram.inject(TelegramFaults.refusal("sendMessage", 1, 500, "Internal Server Error"));
        transaction(() -> chats.tell(id, "patient", text("patient")));
        anna.awaitMessage("patient", Duration.ofSeconds(20));
        assertThat(chat.fromBot()).containsExactly("patient");
        assertThat(chat.calls("sendMessage")).hasSize(5);
    }

    @Test
    void whatAnotherReplicaBeganToSendBeforeItDiedIsSentOnceMore() throws Exception {
        try (Connection other = chat.rows.takeLock("telegram-sender")) {
            transaction(() -> {
                chats.tell(id, "cut", text("cut"));
                chats.tell(id, "cut-twice", text("cut twice"));
                chats.tell(id, "next", text("next"));
            });
            mark("cut", 0);
            mark("cut-twice", 1);
            assertThat(chat.calls("sendMessage")).isEmpty();
        }
        anna.awaitMessage("next", SOON);
        assertThat(chat.fromBot()).containsExactly("cut", "next");
        assertThat(chat.state("cut-twice")).isEqualTo("UNCERTAIN");
    }

    private void mark(String purpose, int doubtful) {
        chat.rows.change("UPDATE telegram_message SET state = 'SENDING', sending_number = 1, doubtful_sends = "
                + doubtful + " WHERE purpose = '" + purpose + "' AND chat_id = " + anna.id());
    }

    @Test
    void onlyTheReplicaWithTheLockSends() throws Exception {
        Person boris = chat.started("Boris");
        try (Connection other = chat.rows.takeLock("telegram-sender")) {
            transaction(() -> chats.tell(id, "one", text("one")));
            transaction(() -> chats.tell(new CandidateId(boris.id()), "two", text("two")));
            await().during(Duration.ofMillis(1500)).atMost(SOON).until(() -> chat.fromBot()
                    .isEmpty());
        }
        anna.awaitMessage("one", SOON);
        boris.awaitMessage("two", SOON);
    }
}
