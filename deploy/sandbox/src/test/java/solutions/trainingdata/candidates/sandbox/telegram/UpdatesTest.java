package solutions.trainingdata.candidates.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static solutions.trainingdata.candidates.sandbox.telegram.LibraryBot.LIMIT;
import static solutions.trainingdata.candidates.sandbox.telegram.LibraryBot.button;
import static solutions.trainingdata.candidates.sandbox.telegram.LibraryBot.withButton;

import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.GetUpdates;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.response.GetUpdatesResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person does comes to the bot, once, in time and to one poller. */
class UpdatesTest {

    /** Polls wait for each other: the common pool of a machine with two cores has one thread. */
    private static final Executor THREADS = task -> new Thread(task).start();

    @RegisterExtension
    final LibraryBot bot = new LibraryBot();

    @Test
    void tellsTheBotWhatAPersonSaysUntilItIsConfirmed() {
        int said = (int) bot.clock.instant().getEpochSecond();
        bot.anna.says("/start car-plates");
        Update first = bot.updates(0).get(0);
        assertThat(first.message().from().id()).isEqualTo(42);
        assertThat(first.message().from().firstName()).isEqualTo("Анна <b>");
        assertThat(first.message().from().username()).isNull();
        assertThat(first.message().from().languageCode()).isEqualTo("ru");
        assertThat(first.message().chat().id()).isEqualTo(42);
        assertThat(first.message().text()).isEqualTo("/start car-plates");
        assertThat(first.message().date()).isEqualTo(said);
        assertThat(first.message().entities()[0].length()).isEqualTo(6);

        bot.anna.says("second");

        assertThat(bot.updates(0)).hasSize(2);
        assertThat(bot.updates(first.updateId() + 1))
                .singleElement()
                .satisfies(update -> assertThat(update.message().text()).isEqualTo("second"));
        assertThat(bot.updates(0)).as("confirmed is gone").hasSize(1);
        assertThat(bot.telegram.pendingUpdates()).isEqualTo(1);
    }

    @Test
    void wakesALongPoll() throws Exception {
        CompletableFuture<GetUpdatesResponse> poll =
                CompletableFuture.supplyAsync(() -> bot.execute(new GetUpdates().timeout(30)), THREADS);
        awaitPolls(1);
        bot.anna.says("hello");

        assertThat(poll.get(5, TimeUnit.SECONDS).updates()).hasSize(1);
    }

    @Test
    void endsTheOlderOfTwoPollers() throws Exception {
        CompletableFuture<GetUpdatesResponse> older =
                CompletableFuture.supplyAsync(() -> bot.execute(new GetUpdates().timeout(30)), THREADS);
        awaitPolls(1);
        CompletableFuture<GetUpdatesResponse> newer =
                CompletableFuture.supplyAsync(() -> bot.execute(new GetUpdates().timeout(30)), THREADS);

        assertThat(older.get(10, TimeUnit.SECONDS).errorCode()).isEqualTo(409);
        assertThat(older.get().description()).startsWith("Conflict: terminated by other getUpdates request");
        bot.anna.says("hello");
        assertThat(newer.get(10, TimeUnit.SECONDS).updates()).hasSize(1);
    }

    @Test
    void forgetsPressesThatWereNotFetchedIn150Seconds() {
        bot.anna.says("/start");
        bot.execute(new SendMessage(42L, "menu").replyMarkup(new InlineKeyboardMarkup(button("Go", "go"))));
        bot.anna.presses("Go");
        bot.clock.pass(Duration.ofSeconds(151));

        assertThat(bot.updates(0))
                .extracting(update -> update.callbackQuery() == null)
                .containsExactly(true);
        bot.clock.pass(Duration.ofHours(24));
        assertThat(bot.updates(0)).isEmpty();
    }

    @Test
    void answersEachPressOnceAndInTime() {
        bot.anna.says("/start");
        bot.execute(withButton(button("Go", "go")));
        bot.anna.presses("Go");
        String id = bot.updates(0).get(1).callbackQuery().id();

        assertThat(bot.execute(new AnswerCallbackQuery(id).text("Working").showAlert(true))
                        .isOk())
                .isTrue();
        assertThat(bot.anna.awaitCallbackAnswer("Working", LIMIT).alert()).isTrue();
        String tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";
        bot.assertRefused(new AnswerCallbackQuery(id), 400, tooOld);
        bot.anna.presses("Go");
        String late = bot.updates(0).get(2).callbackQuery().id();
        bot.clock.pass(Duration.ofMinutes(2));
        bot.assertRefused(new AnswerCallbackQuery(late), 400, tooOld);
    }

    private void awaitPolls(int count) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (bot.telegram.calls("getUpdates").size() < count) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
