package solutions.trainingdata.candidates.bot.telegram.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.telegram.outgoing.StartedChat.SOON;
import static solutions.trainingdata.candidates.bot.telegram.outgoing.StartedChat.text;
import static solutions.trainingdata.candidates.bot.telegram.outgoing.StartedChat.transaction;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.telegram.Chats;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.telegram.Screen.Button;
import solutions.trainingdata.candidates.bot.telegram.ScriptedHandler;
import solutions.trainingdata.candidates.bot.telegram.TelegramParts;
import solutions.trainingdata.candidates.bot.telegram.TelegramProfile;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.sealed.PasswordSeal;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** What is told comes to the chat once, in order, and with the password opened only on its way. */
@QuarkusTest
@TestProfile(TelegramProfile.class)
class MessagesToldIT {

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
    void tellsInOrderAndEachPurposeOnce() {
        transaction(() -> {
            for (int n = 1; n <= 5; n++) {
                chats.tell(id, "line-" + n, text("line " + n));
            }
        });
        transaction(() -> chats.tell(id, "line-1", text("line 1")));
        transaction(() -> chats.tell(id, "line-6", text("line 6")));
        anna.awaitMessage("line 6", SOON);
        assertThat(chat.fromBot()).containsExactly("line 1", "line 2", "line 3", "line 4", "line 5", "line 6");
    }

    @Test
    void whatIsRolledBackIsNeverTold() {
        assertThatThrownBy(() -> transaction(() -> {
                    chats.tell(id, "never", text("never"));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        transaction(() -> chats.tell(id, "always", text("always")));
        anna.awaitMessage("always", SOON);
        assertThat(chat.fromBot()).containsExactly("always");
    }

    @Test
    void tellsNothingOutsideATransaction() {
        assertThatThrownBy(() -> chats.tell(id, "x", text("x"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesWhatTelegramWouldRefuseWhereItIsWritten() {
        assertThatThrownBy(() -> transaction(() -> chats.tell(id, "long", text("x".repeat(4097)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4097");
        transaction(() -> chats.tell(id, "fits", text("<b>" + "&lt;".repeat(4096) + "</b>")));
        anna.awaitMessage("<<<", SOON);
    }

    @Test
    void aMessageThatTelegramRefusesHoldsUpNobody() {
        transaction(() -> {
            chats.tell(id, "broken", text("<Petrova>unclosed"));
            chats.tell(id, "whole", text("whole"));
        });
        anna.awaitMessage("whole", SOON);
        assertThat(chat.state("broken")).isEqualTo("FAILED");
        assertThat(chat.rows.value("SELECT last_error FROM telegram_message WHERE purpose = 'broken'"))
                .contains("400")
                .containsIgnoringCase("tag")
                .doesNotContainIgnoringCase("petrova");
    }

    @Test
    void opensThePasswordOnlyOnItsWayToTelegram() {
        PasswordSeal seal = new PasswordSeal(TelegramParts.CREDENTIALS_KEY);
        Screen credentials = new Screen(
                "Password: <tg-spoiler><code>" + Screen.PASSWORD + "</code></tg-spoiler>",
                List.of(List.of(Button.copy("Copy", Screen.PASSWORD))),
                seal.seal("a<b&\"c", id.key()),
                false);
        transaction(() -> chats.tell(id, "credentials", credentials));
        anna.awaitMessage("Password: a<b&\"c", SOON);
        assertThat(anna.button("Copy").value()).isEqualTo("a<b&\"c");
        assertThat(chat.rows.value("SELECT content FROM telegram_message WHERE purpose = 'credentials'"))
                .doesNotContain("a<b");
    }

    @Test
    void anothersSealedPasswordIsNotOpened() {
        PasswordSeal seal = new PasswordSeal(TelegramParts.CREDENTIALS_KEY);
        Screen stolen = new Screen("P: " + Screen.PASSWORD, List.of(), seal.seal("secret", "1"), false);
        transaction(() -> chats.tell(id, "stolen", stolen));
        await().atMost(SOON).until(() -> chat.state("stolen").equals("FAILED"));
        assertThat(chat.calls("sendMessage")).isEmpty();
    }
}
