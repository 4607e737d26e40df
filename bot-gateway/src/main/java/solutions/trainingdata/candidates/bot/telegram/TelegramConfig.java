package solutions.trainingdata.candidates.bot.telegram;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the gateway talks to Telegram. */
@ConfigMapping(prefix = "telegram")
public interface TelegramConfig {

    /** The bot's token, a secret ({@code BOT_TOKEN}). */
    String token();

    /** Bot API server as {@code http://host:port}, without {@code /bot}. */
    @WithDefault("https://api.telegram.org")
    String apiUrl();

    /** Keys that open the candidates' passwords, a secret; see {@code PasswordSeal}. */
    String credentialsKey();

    /** How long Telegram may hold a poll when there is nothing new. Telegram caps it at 50 s. */
    @WithDefault("25s")
    Duration pollTimeout();

    /** The longest that any other call may take as a whole. */
    @WithDefault("20s")
    Duration callLimit();

    /** The delay after failures in a row doubles up to this, with jitter. */
    @WithDefault("30s")
    Duration longestDelay();

    /** How often a replica without the lock asks for it: a fail-over takes no longer than this and a lost connection. */
    @WithDefault("2s")
    Duration lockRetry();

    /** Without a successful poll for so long, while it is our turn, the replica is not ready. */
    @WithDefault("2m")
    Duration silentFor();

    /** Updates handled at the same time, each of another chat. Each needs a database connection. */
    @WithDefault("4")
    int handlers();

    /** After so many failures an update is parked, so that it does not block its chat. */
    @WithDefault("5")
    int handleTries();

    /** Delay after an update's first failure; doubles with each further one. The chat waits meanwhile. */
    @WithDefault("1s")
    Duration handleDelay();

    /** Raw updates are kept for so long. */
    @WithDefault("7d")
    Duration keepUpdates();

    /** Calls of the sender under way at the same time, each to another chat. */
    @WithDefault("16")
    int senders();

    /** How long a stopping process lets updates being handled end, and then as long again messages being sent. */
    @WithDefault("5s")
    Duration grace();

    /** Telegram lets a bot write about 30 messages per second; we stay below. */
    @WithDefault("25")
    int perSecond();

    /** Telegram lets a bot write one message per second to a chat, and short bursts of about so many. */
    @WithDefault("3")
    int chatBurst();
}
