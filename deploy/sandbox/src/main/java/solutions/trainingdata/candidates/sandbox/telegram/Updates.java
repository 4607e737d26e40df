package solutions.trainingdata.candidates.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramCall;

/**
 * The bot's update queue with getUpdates' own rules: an update is confirmed only by a later call with a higher offset,
 * a second poller ends the one that waits, and what is not fetched in time is gone.
 *
 * @see <a href="https://core.telegram.org/bots/api#getupdates">getUpdates</a>
 */
final class Updates {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration CALLBACK_KEPT = Duration.ofSeconds(150);
    private static final long LONGEST_POLL_SECONDS = 50;
    private static final int MOST = 100;
    private static final Set<String> NOT_BY_DEFAULT =
            Set.of("chat_member", "message_reaction", "message_reaction_count");

    /** Whoever asks again for the same, quicker than this, waits so long. */
    private static final Duration HASTE = Duration.ofSeconds(3);

    private static final Duration GREAT_HASTE = Duration.ofMillis(500);

    private record Update(int id, Instant until, ObjectNode json) {}

    private final Clock clock;
    private final Deque<Update> queue = new ArrayDeque<>();
    private Set<String> allowed = Set.of();
    private Object waiting;
    private String webhook = "";
    private long lastOffset;
    private Instant lastPoll = Instant.MIN;
    private Instant lastConflict = Instant.MIN;
    private int lastId;

    Updates(Clock clock) {
        this.clock = clock;
        this.lastId = World.firstId(clock);
    }

    /** @param kind the field that holds the content: message, callback_query, my_chat_member */
    synchronized void add(String kind, JsonNode content) {
        boolean wanted = allowed.isEmpty() ? !NOT_BY_DEFAULT.contains(kind) : allowed.contains(kind);
        if (!wanted) {
            return;
        }
        int id = ++lastId;
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("update_id", id);
        json.set(kind, content);
        Instant until = clock.instant().plus(kind.equals("callback_query") ? CALLBACK_KEPT : KEPT);
        queue.add(new Update(id, until, json));
        notifyAll();
    }

    synchronized int pending() {
        forgetExpired();
        return queue.size();
    }

    synchronized ArrayNode poll(TelegramCall call) throws BotApiException {
        if (!webhook.isEmpty()) {
            throw conflict(
                    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook"
                            + " first");
        }
        Object me = takeOver();
        call.json("allowed_updates").ifPresent(this::allow);
        long offset = call.number("offset", 0);
        confirm(offset);
        Duration pause = sinceSameOffset(offset);
        long limit = pause.compareTo(GREAT_HASTE) < 0 ? 1 : within(call.number("limit", MOST), 1, MOST);
        long seconds = within(call.number("timeout", 0), 0, LONGEST_POLL_SECONDS);
        if (pause.compareTo(HASTE) < 0) {
            seconds = Math.max(seconds, HASTE.toSeconds());
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (queue.isEmpty() && System.nanoTime() < end) {
            await(end - System.nanoTime());
            if (waiting != me) {
                throw conflict(
                        webhook.isEmpty()
                                ? "terminated by other getUpdates request; make sure that only one bot instance is"
                                        + " running"
                                : "terminated by setWebhook request");
            }
        }
        forgetExpired();
        ArrayNode updates = JsonNodeFactory.instance.arrayNode();
        queue.stream().limit(limit).forEach(update -> updates.add(update.json()));
        return updates;
    }

    private Object takeOver() {
        waiting = new Object();
        notifyAll();
        return waiting;
    }

    private static long within(long value, long least, long most) {
        return Math.min(Math.max(value, least), most);
    }

    private Duration sinceSameOffset(long offset) {
        Instant now = clock.instant();
        boolean same = offset == lastOffset && !lastPoll.equals(Instant.MIN);
        Duration pause = same ? Duration.between(lastPoll, now) : HASTE;
        lastOffset = offset;
        lastPoll = now;
        return pause;
    }

    /** A second one shortly after the first is told only after a while. */
    private BotApiException conflict(String reason) throws BotApiException {
        Instant now = clock.instant();
        if (lastConflict.equals(Instant.MIN) || !now.isBefore(lastConflict.plus(HASTE))) {
            lastConflict = now;
        } else {
            long end = System.nanoTime() + HASTE.toNanos();
            while (end - System.nanoTime() > 0) {
                await(end - System.nanoTime());
            }
        }
        return new BotApiException(409, "Conflict: " + reason);
    }

    /** Remembers the address and refuses polls from now on; nothing is delivered there, updates stay pending. */
    synchronized JsonNode setWebhook(TelegramCall call) throws BotApiException {
        String url = call.text("url").orElse("");
        if (!url.isEmpty() && !url.matches("(?i)https://[^/]+\\.[^/]+.*")) {
            throw BotApiException.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
        }
        call.json("allowed_updates").ifPresent(this::allow);
        webhook = url;
        if (!url.isEmpty()) {
            takeOver();
        }
        return dropIfAsked(call);
    }

    synchronized JsonNode deleteWebhook(TelegramCall call) {
        webhook = "";
        return dropIfAsked(call);
    }

    private JsonNode dropIfAsked(TelegramCall call) {
        if (call.flag("drop_pending_updates")) {
            queue.clear();
        }
        return BooleanNode.TRUE;
    }

    synchronized JsonNode webhookInfo() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("url", webhook)
                .put("has_custom_certificate", false)
                .put("pending_update_count", pending());
    }

    private void await(long nanos) throws BotApiException {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BotApiException(500, "Internal Server Error: restart");
        }
    }

    private void allow(JsonNode kinds) {
        if (kinds.isArray()) {
            allowed = StreamSupport.stream(kinds.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.toSet());
        }
    }

    private void confirm(long offset) {
        forgetExpired();
        if (offset < 0) {
            while (queue.size() > -offset) {
                queue.poll();
            }
        }
        while (offset > 0 && !queue.isEmpty() && queue.peek().id() < offset) {
            queue.poll();
        }
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        queue.removeIf(update -> update.until().isBefore(now));
    }
}
