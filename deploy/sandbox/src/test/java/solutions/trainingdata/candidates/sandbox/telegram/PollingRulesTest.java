package solutions.trainingdata.candidates.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** getUpdates and the webhook that excludes it. */
class PollingRulesTest {

    private static final String WEBHOOK_ACTIVE =
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

    @RegisterExtension
    final BotClient bot = new BotClient();

    @Test
    void aNegativeOffsetForgetsAllButTheLast() {
        bot.anna.says("two");
        bot.anna.says("three");

        assertThat(bot.updates("{'offset': -1}").findValuesAsText("text")).containsExactly("three");
        assertThat(bot.updates("{}")).hasSize(1);
    }

    @Test
    void aLimitOutOfRangeIsBroughtIntoIt() {
        IntStream.range(0, 110).forEach(n -> bot.anna.says("line " + n));

        assertThat(bot.updates("{'limit': 1000}")).hasSize(100);
        assertThat(bot.updates("{'limit': 0}")).hasSize(1);
        assertThat(bot.updates("{'limit': 7}")).hasSize(7);
    }

    @Test
    void whoAsksForTheSameWithinThreeSecondsWaits() throws Exception {
        int next = bot.updates("{}").get(0).path("update_id").asInt() + 1;
        assertThat(bot.updates("{'offset': " + next + "}")).isEmpty();
        bot.clock.pass(Duration.ofMillis(2900));
        CompletableFuture<JsonNode> hasty = bot.inBackground("getUpdates", "{'timeout': 0, 'offset': " + next + "}");
        bot.awaitCalls("getUpdates", 3);
        bot.anna.says("came meanwhile");

        assertThat(hasty.get(10, TimeUnit.SECONDS).findValuesAsText("text")).containsExactly("came meanwhile");
    }

    @Test
    void whoAsksForTheSameWithinHalfASecondGetsOne() {
        bot.anna.says("two");
        assertThat(bot.updates("{}")).hasSize(2);
        bot.clock.pass(Duration.ofMillis(400));
        assertThat(bot.done("getUpdates", "{}")).hasSize(1);
        bot.clock.pass(Duration.ofMillis(600));
        assertThat(bot.done("getUpdates", "{}")).hasSize(2);
    }

    @Test
    void theKindsOfUpdatesAreRememberedAndQueuedOnesStay() {
        bot.updates("{'allowed_updates': ['my_chat_member']}");
        bot.anna.says("not wanted");
        bot.anna.blocks();
        ArrayNode updates = bot.updates("{}");

        assertThat(updates).hasSize(2);
        assertThat(updates.get(0).path("message").path("text").asText()).isEqualTo("/start");
        assertThat(updates.get(1).has("my_chat_member")).isTrue();
        bot.anna.unblocks();
        bot.updates("{'allowed_updates': []}");
        bot.anna.says("wanted");
        assertThat(bot.updates("{}").findValuesAsText("text")).containsExactly("/start", "wanted");
    }

    @Test
    void aConflictRightAfterAnotherIsToldThreeSecondsLater() {
        bot.done("setWebhook", "{'url': 'https://bot.example.com/hook'}");
        long start = System.nanoTime();
        bot.assertRefused("getUpdates", "{}", 409, WEBHOOK_ACTIVE);
        long first = System.nanoTime();
        bot.assertRefused("getUpdates", "{}", 409, WEBHOOK_ACTIVE);

        assertThat(first - start).isLessThan(TimeUnit.MILLISECONDS.toNanos(2900));
        assertThat(System.nanoTime() - first).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(3));
    }

    @Test
    void aWebhookEndsAPollAndKeepsTheUpdatesPending() throws Exception {
        int next = bot.updates("{}").get(0).path("update_id").asInt() + 1;
        CompletableFuture<JsonNode> poll = bot.inBackground("getUpdates", "{'timeout': 30, 'offset': " + next + "}");
        bot.awaitCalls("getUpdates", 2);
        while (bot.telegram.pendingUpdates() > 0) {
            Thread.onSpinWait();
        }
        bot.assertRefused(
                "setWebhook",
                "{'url': 'http://bot.example.com/hook'}",
                400,
                "Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
        bot.done("setWebhook", "{'url': 'https://bot.example.com/hook'}");
        bot.assertRefused(poll.get(10, TimeUnit.SECONDS), 409, "Conflict: terminated by setWebhook request");

        bot.anna.says("waits");
        JsonNode info = bot.done("getWebhookInfo", "{}");
        assertThat(info.path("url").asText()).isEqualTo("https://bot.example.com/hook");
        assertThat(info.path("pending_update_count").asInt()).isEqualTo(1);
        bot.done("deleteWebhook", "{}");
        assertThat(bot.updates("{}").findValuesAsText("text")).containsExactly("waits");
        bot.done("deleteWebhook", "{'drop_pending_updates': true}");
        assertThat(bot.telegram.pendingUpdates()).isZero();
    }

    @Test
    void aMessageIsKeptForADayAndBlockingToo() {
        bot.clock.pass(Duration.ofHours(12));
        bot.anna.blocks();
        bot.clock.pass(Duration.ofHours(13));
        assertThat(bot.updates("{}")).singleElement().matches(update -> update.has("my_chat_member"));
        bot.clock.pass(Duration.ofHours(12));
        assertThat(bot.telegram.pendingUpdates()).isZero();
    }

    @Test
    void aWrongTokenAndAnUnknownMethodAreRefusedAndUnknownParametersAreNot() {
        bot.assertRefused(bot.call("123456:wrong", "getMe", "{}"), 401, "Unauthorized");
        bot.assertRefused("sendTelepathy", "{}", 404, "Not Found: method not found");
        bot.done("sendMessage", "{'chat_id': 42, 'text': 'x', 'colour': 'blue'}");
        bot.done("GETME", "{}");
    }
}
