package solutions.trainingdata.candidates.bot.telegram.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.telegram.outgoing.StartedChat.SOON;
import static solutions.trainingdata.candidates.bot.telegram.outgoing.StartedChat.text;
import static solutions.trainingdata.candidates.bot.telegram.outgoing.StartedChat.transaction;

import com.pengrad.telegrambot.request.DeleteMessage;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.telegram.Chats;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.telegram.Screen.Button;
import solutions.trainingdata.candidates.bot.telegram.ScriptedHandler;
import solutions.trainingdata.candidates.bot.telegram.TelegramProfile;
import solutions.trainingdata.candidates.bot.telegram.api.BotApi;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramFaults;

/** Messages that are edited in place or removed, also when the person was quicker. */
@QuarkusTest
@TestProfile(TelegramProfile.class)
class MessagesChangedIT {

    @Inject
    ScriptedHandler handler;

    @Inject
    Chats chats;

    @Inject
    BotApi api;

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
    void showsOneMessageAndEditsIt() {
        transaction(() -> chats.show(id, "progress", new Screen("one", List.of(List.of(Button.press("Go", "go"))))));
        ChatMessage first = anna.awaitMessage("one", SOON);
        transaction(() -> chats.show(id, "progress", text("two")));
        ChatMessage second = anna.awaitMessage("two", SOON);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.buttons()).isEmpty();
        transaction(() -> chats.show(id, "progress", text("two")));
        transaction(() -> chats.tell(id, "after", text("after")));
        anna.awaitMessage("after", SOON);
        assertThat(anna.awaitMessage("two", SOON).edits()).isEqualTo(1);
    }

    @Test
    void changesAndRemovesARenamedMessageByItsNewPurpose() {
        transaction(() -> chats.tell(id, "question", text("sure?")));
        transaction(() -> chats.tell(id, "taken", text("other")));
        ChatMessage asked = anna.awaitMessage("sure?", SOON);
        transaction(() -> {
            assertThat(chats.rename(id, "nothing", "answer")).isFalse();
            assertThat(chats.rename(id, "question", "taken")).isFalse();
            assertThat(chats.rename(id, "question", "answer")).isTrue();
            chats.show(id, "answer", text("under way"));
        });
        assertThat(anna.awaitMessage("under way", SOON).id()).isEqualTo(asked.id());
        transaction(() -> chats.tell(id, "question", text("sure this time?")));
        anna.awaitMessage("sure this time?", SOON);
        transaction(() -> chats.remove(id, "answer", Duration.ZERO));
        await().atMost(SOON).untilAsserted(() -> assertThat(anna.chat().visible())
                .extracting(ChatMessage::text)
                .contains("sure this time?", "other")
                .doesNotContain("under way"));
    }

    @Test
    void renamesAMessageThatIsJustBeingSent() {
        telegram.setLatency(Duration.ofMillis(300));
        transaction(() -> chats.tell(id, "question", text("sure?")));
        await().atMost(SOON).until(() -> "SENDING".equals(chat.state("question")));
        transaction(() -> {
            assertThat(chats.rename(id, "question", "answer")).isTrue();
            chats.show(id, "answer", text("under way"));
        });
        assertThat(anna.awaitMessage("under way", SOON).history()).containsExactly("sure?", "under way");
        assertThat(anna.chat().messages().stream().filter(ChatMessage::fromBot)).hasSize(1);
    }

    @Test
    void ofManyChangesOnlyTheLastIsSureToBeSeen() {
        telegram.setLatency(Duration.ofMillis(300));
        IntStream.rangeClosed(1, 20)
                .forEach(n -> transaction(() -> chats.show(id, "progress", text("step " + n + "."))));
        anna.awaitMessage("step 20.", SOON);
        assertThat(anna.chat().messages().stream().filter(ChatMessage::fromBot).count())
                .isEqualTo(1);
        assertThat(chat.calls("editMessageText")).hasSizeLessThan(10);
    }

    @Test
    void takesAnEditThatChangesNothingForDoneAndSendsAnewWhatIsGone() {
        transaction(() -> chats.show(id, "progress", text("one")));
        anna.awaitMessage("one", SOON);
        telegram.inject(
                TelegramFaults.refusal("editMessageText", 1, 400, "Bad Request: message is not modified: same"));
        transaction(() -> chats.show(id, "progress", text("two")));
        await().atMost(SOON)
                .until(() -> chat.state("progress").equals("SHOWN")
                        && chat.calls("editMessageText").size() == 1);
        telegram.inject(TelegramFaults.refusal("editMessageText", 1, 400, "Bad Request: message to edit not found"));
        transaction(() -> chats.show(id, "progress", text("three")));
        anna.awaitMessage("three", SOON);
        assertThat(anna.chat().timesSent("three")).isEqualTo(1);
    }

    @Test
    void repeatsAnEditWhoseArrivalIsUnknown() {
        transaction(() -> chats.show(id, "progress", text("one")));
        anna.awaitMessage("one", SOON);
        telegram.inject(TelegramFaults.hangUpAfter("editMessageText", 3));
        transaction(() -> chats.show(id, "progress", text("two")));
        await().atMost(SOON)
                .until(() -> chat.state("progress").equals("SHOWN")
                        && chat.calls("editMessageText").size() == 4);
        assertThat(anna.chat().timesSent("two")).isZero();
    }

    @Test
    void sendsAnewWhatSomebodyElseDeleted() {
        transaction(() -> chats.show(id, "progress", text("one")));
        int first = anna.awaitMessage("one", SOON).id();
        api.call(new DeleteMessage((Object) anna.id(), first));
        transaction(() -> chats.show(id, "progress", text("two")));
        assertThat(anna.awaitMessage("two", SOON).id()).isNotEqualTo(first);
    }

    @Test
    void removesAMessageAndItsPurposeIsFree() {
        transaction(() -> chats.tell(id, "credentials", text("secret")));
        anna.awaitMessage("secret", SOON);
        transaction(() -> chats.remove(id, "credentials", Duration.ofMillis(500)));
        await().atMost(SOON).until(() -> anna.chat().visible().stream().noneMatch(ChatMessage::fromBot));
        await().atMost(SOON).until(() -> chat.state("credentials") == null);
        transaction(() -> chats.tell(id, "credentials", text("again")));
        anna.awaitMessage("again", SOON);
    }

    @Test
    void theDelayOfARemovalBeginsWhenTheMessageIsSeen() {
        telegram.inject(TelegramFaults.badGateway("sendMessage", 2));
        transaction(() -> {
            chats.tell(id, "credentials", text("secret"));
            chats.remove(id, "credentials", Duration.ofMillis(700));
        });
        anna.awaitMessage("secret", SOON);
        await().atMost(SOON).until(() -> anna.chat().visible().stream().noneMatch(ChatMessage::fromBot));
        assertThat(chat.fromBot()).containsExactly("secret");
    }

    @Test
    void showingAgainKeepsAMessageThatWasToGo() {
        transaction(() -> {
            chats.show(id, "panel", text("panel"));
            chats.remove(id, "panel", Duration.ofHours(1));
        });
        anna.awaitMessage("panel", SOON);
        transaction(() -> chats.show(id, "panel", text("panel")));
        assertThat(chat.rows.value("SELECT remove_at IS NULL AND remove_after IS NULL FROM telegram_message"
                        + " WHERE chat_id = " + anna.id()))
                .isEqualTo("t");
    }

    @Test
    void whatIsTooOldToBeDeletedSaysNothingAnyMore() {
        transaction(() -> chats.tell(id, "old", text("old secret")));
        anna.awaitMessage("old", SOON);
        telegram.inject(
                TelegramFaults.refusal("deleteMessage", 1, 400, "Bad Request: message can't be deleted for everyone"));
        transaction(() -> chats.remove(id, "old", Duration.ZERO));
        await().atMost(SOON).until(() -> chat.state("old") == null);
        assertThat(chat.calls("deleteMessage")).hasSize(1);
        assertThat(anna.chat().visible())
                .filteredOn(ChatMessage::fromBot)
                .extracting(ChatMessage::text)
                .containsExactly("🗑");
    }
}
