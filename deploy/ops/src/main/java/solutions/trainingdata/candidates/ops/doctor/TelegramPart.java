package solutions.trainingdata.candidates.ops.doctor;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import solutions.trainingdata.candidates.ops.settings.Settings;

/**
 * The bot.
 *
 * @see <a href="https://core.telegram.org/bots/api#getme">Bot API, getMe and getWebhookInfo</a>
 */
final class TelegramPart implements Part {

    private final Settings settings;
    private final Clock clock;
    private final HttpServer server;
    private Optional<Instant> date = Optional.empty();

    TelegramPart(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.server = new HttpServer("TELEGRAM_API_URL", settings.get("TELEGRAM_API_URL", "https://api.telegram.org"));
    }

    @Override
    public List<Check> checks() {
        return List.of(
                Check.needed("Telegram bot", this::bot),
                Check.also("Telegram webhook", this::webhook),
                Check.also("Telegram clock", () -> ClockDifference.finding("Telegram", date, clock)));
    }

    private Finding bot() throws Exception {
        if (settings.find("BOT_TOKEN").isEmpty()) {
            return Finding.skip("BOT_TOKEN is not set: deploy/up plays its Telegram simulator");
        }
        HttpServer.Answer answer = call("getMe");
        date = answer.date();
        if (answer.json().path("ok").asBoolean()) {
            return Finding.ok(
                    "@%s at %s", answer.json().path("result").path("username").asText(), server.host());
        }
        if (answer.status() == 401 || answer.json().has("ok") && answer.status() == 404) {
            return Finding.fail(
                    "Telegram does not know this bot (%d): BOT_TOKEN is wrong or was revoked; @BotFather, /mybots,"
                            + " shows the right one",
                    answer.status());
        }
        return strange(answer);
    }

    private Finding webhook() throws Exception {
        HttpServer.Answer answer = call("getWebhookInfo");
        if (!answer.json().path("ok").asBoolean()) {
            return strange(answer);
        }
        String url = answer.json().path("result").path("url").asText("");
        if (!url.isEmpty()) {
            return Finding.warn(
                    "a webhook is set (%s): the gateway takes it away when it starts; if it comes back,"
                            + " another program uses this bot, and each misses messages",
                    hostOf(url));
        }
        return Finding.ok(
                "none; %d updates wait",
                answer.json().path("result").path("pending_update_count").asInt());
    }

    /** A webhook's path is often a secret. */
    private static String hostOf(String url) {
        return url.replaceFirst("^([a-z]+://)([^/@]*@)?([^/?]*).*$", "$1$3");
    }

    private HttpServer.Answer call(String method) throws Exception {
        return server.get("/bot" + settings.need("BOT_TOKEN") + "/" + method);
    }

    private Finding strange(HttpServer.Answer answer) {
        if (answer.json().has("ok")) {
            return Finding.fail(
                    "Telegram refuses (%d): %s",
                    answer.status(), answer.json().path("description").asText("no reason given"));
        }
        return Finding.fail(
                "%s answers %d, but not as a Bot API: is TELEGRAM_API_URL right (http://host:port, without /bot), or"
                        + " does a proxy answer for it?",
                server.host(), answer.status());
    }
}
