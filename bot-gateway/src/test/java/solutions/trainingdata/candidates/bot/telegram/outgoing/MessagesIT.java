package solutions.trainingdata.candidates.bot.telegram.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.pengrad.telegrambot.request.DeleteMessage;
import com.pengrad.telegrambot.request.SendMessage;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
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
import solutions.trainingdata.candidates.bot.telegram.TelegramParts;
import solutions.trainingdata.candidates.bot.telegram.TelegramProfile;
import solutions.trainingdata.candidates.bot.telegram.TelegramRows;
import solutions.trainingdata.candidates.bot.telegram.api.ApiAnswer;
import solutions.trainingdata.candidates.bot.telegram.api.BotApi;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.sealed.PasswordSeal;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramCall;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramFaults;

/** From rows to the person's chat. Each test talks to a person of its own, who has started the bot. */
@QuarkusTest
@TestProfile(TelegramProfile.class)
class MessagesIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static long lastPerson = 9_000;

    @Inject
    ScriptedHandler handler;

    @Inject
    Chats chats;

    @Inject
    BotApi api;

    @Inject
    MeterRegistry meters;

    TelegramSimulator telegram;
    SandboxDatabase database;
    private Person anna;
    private CandidateId id;
    private TelegramRows rows;

    @BeforeEach
    void aPersonWhoStarted() {
        telegram.clearFaults();
        rows = new TelegramRows(database);
        handler.then(update -> {});
        anna = started("Anna");
        id = new CandidateId(anna.id());
    }

    @AfterEach
    void noFaults() {
        telegram.clearFaults();
        telegram.setLatency(Duration.ZERO);
    }

    private Person started(String name) {
        Person person = telegram.person(++lastPerson, name, null, null, "en");
        person.says("/start");
        await().atMost(SOON).until(() -> "HANDLED"
                .equals(rows.value("SELECT state FROM telegram_update WHERE chat_id = " + person.id())));
        return person;
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
        assertThat(fromBot()).containsExactly("line 1", "line 2", "line 3", "line 4", "line 5", "line 6");
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
        assertThat(fromBot()).containsExactly("always");
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
    void ofManyChangesOnlyTheLastIsSureToBeSeen() {
        telegram.setLatency(Duration.ofMillis(300));
        IntStream.rangeClosed(1, 20)
                .forEach(n -> transaction(() -> chats.show(id, "progress", text("step " + n + "."))));
        anna.awaitMessage("step 20.", SOON);
        assertThat(anna.chat().messages().stream().filter(ChatMessage::fromBot).count())
                .isEqualTo(1);
        assertThat(calls("editMessageText")).hasSizeLessThan(10);
    }

    @Test
    void takesAnEditThatChangesNothingForDoneAndSendsAnewWhatIsGone() {
        transaction(() -> chats.show(id, "progress", text("one")));
        anna.awaitMessage("one", SOON);
        telegram.inject(
                TelegramFaults.refusal("editMessageText", 1, 400, "Bad Request: message is not modified: same"));
        transaction(() -> chats.show(id, "progress", text("two")));
        await().atMost(SOON)
                .until(() -> state("progress").equals("SHOWN")
                        && calls("editMessageText").size() == 1);
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
                .until(() -> state("progress").equals("SHOWN")
                        && calls("editMessageText").size() == 4);
        assertThat(anna.chat().timesSent("two")).isZero();
    }

    @Test
    void aSendThatMayHaveArrivedIsRepeatedOnce() {
        telegram.inject(TelegramFaults.hangUpAfter("sendMessage", 1));
        transaction(() -> {
            chats.tell(id, "first", text("first"));
            chats.tell(id, "second", text("second"));
        });
        anna.awaitMessage("second", SOON);
        assertThat(fromBot()).containsExactly("first", "first", "second");
        assertThat(state("first")).isEqualTo("SHOWN");
    }

    @Test
    void aSendTwiceInDoubtIsShownFirstAtTheNextUpdate() {
        telegram.inject(on("sendMessage", "lost", new Fault.Effect.HangUpBefore(), 2));
        transaction(() -> {
            chats.tell(id, "lost", text("lost"));
            chats.tell(id, "later", text("later"));
        });
        anna.awaitMessage("later", SOON);
        assertThat(state("lost")).isEqualTo("UNCERTAIN");
        assertThat(calls("sendMessage")).hasSize(3);
        transaction(() -> chats.tell(id, "lost", text("lost")));
        assertThat(state("lost")).isEqualTo("UNCERTAIN");
        handler.then(update -> chats.tell(id, "answer", text("answer")));
        anna.says("hello?");
        anna.awaitMessage("answer", SOON);
        assertThat(fromBot()).containsExactly("later", "lost", "answer");
    }

    @Test
    void aSendThatTimesOutAfterItArrivedIsInChatTwiceAtMost() {
        telegram.inject(on("sendMessage", "slow", new Fault.Effect.Slow(Duration.ofSeconds(4)), 5));
        transaction(() -> chats.tell(id, "slow", text("slow")));
        await().atMost(SOON).until(() -> state("slow").equals("UNCERTAIN"));
        assertThat(fromBot()).containsExactly("slow", "slow");
    }

    @Test
    void whatCertainlyDidNotArriveIsRepeatedUntilItDoes() {
        telegram.inject(TelegramFaults.badGateway("sendMessage", 3));
        telegram.inject(TelegramFaults.refusal("sendMessage", 1, 500, "Internal Server Error"));
        transaction(() -> chats.tell(id, "patient", text("patient")));
        anna.awaitMessage("patient", Duration.ofSeconds(20));
        assertThat(fromBot()).containsExactly("patient");
        assertThat(calls("sendMessage")).hasSize(5);
    }

    @Test
    void theWholeBotWaitsAsLongAsTelegramSays() {
        Person boris = started("Boris");
        telegram.inject(
                on("sendMessage", "flood", new Fault.Effect.AnswerInstead(TelegramFaults.tooManyRequests(2)), 1));
        transaction(() -> chats.tell(id, "flood", text("flood")));
        await().atMost(SOON).until(() -> !calls("sendMessage").isEmpty());
        await().atMost(SOON).until(() -> state("flood").equals("WAITING"));
        transaction(() -> chats.tell(new CandidateId(boris.id()), "other", text("other")));
        boris.awaitMessage("other", SOON);
        anna.awaitMessage("flood", SOON);
        TelegramCall refused = calls("sendMessage").get(0);
        TelegramCall toBoris = telegram.calls("sendMessage").stream()
                .filter(call -> call.number("chat_id", 0) == boris.id())
                .findFirst()
                .orElseThrow();
        assertThat(Duration.between(refused.receivedAt(), toBoris.receivedAt())).isGreaterThan(Duration.ofMillis(1900));
        assertThat(fromBot()).containsExactly("flood");
    }

    @Test
    void waitsWhenTelegramHasHadEnoughForAChat() {
        for (int n = 0; n < 10; n++) {
            api.call(new SendMessage(anna.id(), "of another program"));
        }
        assertThat(api.call(new SendMessage(anna.id(), "one too many"))).isInstanceOf(ApiAnswer.TooMany.class);
        double before =
                meters.counter("telegram_messages", "outcome", "limited").count();
        transaction(() -> chats.tell(id, "patient", text("patient")));
        anna.awaitMessage("patient", SOON);
        assertThat(meters.counter("telegram_messages", "outcome", "limited").count())
                .isGreaterThan(before);
        assertThat(anna.chat().timesSent("patient")).isEqualTo(1);
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
    void messagesToADeletedAccountAreUnreachableAndTroubleNobody() {
        anna.deletesAccount();
        transaction(() -> chats.tell(id, "never", text("never")));
        await().atMost(SOON).until(() -> "f"
                .equals(rows.value("SELECT reachable FROM telegram_chat WHERE chat_id = " + anna.id())));
        Person boris = started("Boris");
        transaction(() -> chats.tell(new CandidateId(boris.id()), "hello", text("hello Boris")));
        boris.awaitMessage("hello Boris", SOON);
    }

    @Test
    void doesNotWriteFasterToAChatThanTelegramLikes() {
        transaction(() -> IntStream.rangeClosed(1, 6).forEach(n -> chats.tell(id, "m" + n, text("m" + n))));
        anna.awaitMessage("m6", Duration.ofSeconds(20));
        List<TelegramCall> calls = calls("sendMessage");
        assertThat(Duration.between(calls.get(0).receivedAt(), calls.get(5).receivedAt()))
                .isBetween(Duration.ofMillis(2500), Duration.ofSeconds(8));
    }

    @Test
    void aMessageThatTelegramRefusesHoldsUpNobody() {
        transaction(() -> {
            chats.tell(id, "broken", text("<Petrova>unclosed"));
            chats.tell(id, "whole", text("whole"));
        });
        anna.awaitMessage("whole", SOON);
        assertThat(state("broken")).isEqualTo("FAILED");
        assertThat(rows.value("SELECT last_error FROM telegram_message WHERE purpose = 'broken'"))
                .contains("400")
                .containsIgnoringCase("tag")
                .doesNotContainIgnoringCase("petrova");
    }

    @Test
    void messagesToSomebodyWhoBlockedTheBotWaitUntilTheyComeBack() {
        anna.blocks();
        transaction(() -> chats.tell(id, "kept", text("kept")));
        await().atMost(SOON).until(() -> "f"
                .equals(rows.value("SELECT reachable FROM telegram_chat WHERE chat_id = " + anna.id())));
        assertThat(state("kept")).isEqualTo("WAITING");
        anna.unblocks();
        anna.awaitMessage("kept", SOON);
        assertThat(fromBot()).containsExactly("kept");
    }

    @Test
    void somebodyWhomTelegramSaysUnreachableIsWrittenToAgainAfterTheirNextUpdate() {
        telegram.inject(TelegramFaults.refusal("sendMessage", 1, 403, "Forbidden: user is deactivated"));
        transaction(() -> chats.tell(id, "kept", text("kept")));
        await().atMost(SOON).until(() -> "f"
                .equals(rows.value("SELECT reachable FROM telegram_chat WHERE chat_id = " + anna.id())));
        anna.says("back");
        anna.awaitMessage("kept", SOON);
        assertThat(calls("sendMessage")).hasSize(2);
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
        assertThat(rows.value("SELECT content FROM telegram_message WHERE purpose = 'credentials'"))
                .doesNotContain("a<b");
    }

    @Test
    void anothersSealedPasswordIsNotOpened() {
        PasswordSeal seal = new PasswordSeal(TelegramParts.CREDENTIALS_KEY);
        Screen stolen = new Screen("P: " + Screen.PASSWORD, List.of(), seal.seal("secret", "1"), false);
        transaction(() -> chats.tell(id, "stolen", stolen));
        await().atMost(SOON).until(() -> state("stolen").equals("FAILED"));
        assertThat(calls("sendMessage")).isEmpty();
    }

    @Test
    void removesAMessageAndItsPurposeIsFree() {
        transaction(() -> chats.tell(id, "credentials", text("secret")));
        anna.awaitMessage("secret", SOON);
        transaction(() -> chats.remove(id, "credentials", Duration.ofMillis(500)));
        await().atMost(SOON).until(() -> anna.chat().visible().stream().noneMatch(ChatMessage::fromBot));
        await().atMost(SOON).until(() -> state("credentials") == null);
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
        assertThat(fromBot()).containsExactly("secret");
    }

    @Test
    void showingAgainKeepsAMessageThatWasToGo() {
        transaction(() -> {
            chats.show(id, "panel", text("panel"));
            chats.remove(id, "panel", Duration.ofHours(1));
        });
        anna.awaitMessage("panel", SOON);
        transaction(() -> chats.show(id, "panel", text("panel")));
        assertThat(rows.value("SELECT remove_at IS NULL AND remove_after IS NULL FROM telegram_message"
                        + " WHERE chat_id = " + anna.id()))
                .isEqualTo("t");
    }

    @Test
    void aRemovalOfWhatIsGoneIsDone() {
        transaction(() -> chats.tell(id, "old", text("old")));
        anna.awaitMessage("old", SOON);
        telegram.inject(
                TelegramFaults.refusal("deleteMessage", 1, 400, "Bad Request: message can't be deleted for everyone"));
        transaction(() -> chats.remove(id, "old", Duration.ZERO));
        await().atMost(SOON).until(() -> state("old") == null);
        assertThat(calls("deleteMessage")).hasSize(1);
    }

    @Test
    void whatAnotherReplicaBeganToSendBeforeItDiedIsSentOnceMore() throws Exception {
        try (Connection other = rows.takeLock("telegram-sender")) {
            transaction(() -> {
                chats.tell(id, "cut", text("cut"));
                chats.tell(id, "cut-twice", text("cut twice"));
                chats.tell(id, "next", text("next"));
            });
            mark("cut", 0);
            mark("cut-twice", 1);
            assertThat(calls("sendMessage")).isEmpty();
        }
        anna.awaitMessage("next", SOON);
        assertThat(fromBot()).containsExactly("cut", "next");
        assertThat(state("cut-twice")).isEqualTo("UNCERTAIN");
    }

    private void mark(String purpose, int doubtful) {
        rows.change("UPDATE telegram_message SET state = 'SENDING', sending_number = 1, doubtful_sends = " + doubtful
                + " WHERE purpose = '" + purpose + "' AND chat_id = " + anna.id());
    }

    @Test
    void onlyTheReplicaWithTheLockSends() throws Exception {
        Person boris = started("Boris");
        try (Connection other = rows.takeLock("telegram-sender")) {
            transaction(() -> chats.tell(id, "one", text("one")));
            transaction(() -> chats.tell(new CandidateId(boris.id()), "two", text("two")));
            await().during(Duration.ofMillis(1500)).atMost(SOON).until(() -> fromBot()
                    .isEmpty());
        }
        anna.awaitMessage("one", SOON);
        boris.awaitMessage("two", SOON);
    }

    private static Fault on(String method, String text, Fault.Effect effect, int times) {
        return TelegramFaults.on(
                method, call -> call.text("text").filter(text::equals).isPresent(), times, effect);
    }

    private static Screen text(String html) {
        return new Screen(html, List.of());
    }

    private static void transaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    private List<String> fromBot() {
        return anna.chat().messages().stream()
                .filter(ChatMessage::fromBot)
                .map(message -> message.history().get(0))
                .toList();
    }

    private List<TelegramCall> calls(String method) {
        return telegram.calls(method).stream()
                .filter(call -> call.number("chat_id", 0) == anna.id())
                .toList();
    }

    private String state(String purpose) {
        return rows.value(
                "SELECT state FROM telegram_message WHERE chat_id = " + anna.id() + " AND purpose = '" + purpose + "'");
    }
}
