package solutions.trainingdata.candidates.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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

    private record Update(int id, Instant until, ObjectNode json) {}

    private final Clock clock;
    private final Deque<Update> queue = new ArrayDeque<>();
    private Set<String> allowed = Set.of();
    private Object waiting;
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

    synchronized void dropPending() {
        queue.clear();
    }

    synchronized ArrayNode poll(TelegramCall call) throws BotApiException {
        Object me = new Object();
        waiting = me;
        notifyAll();
        call.json("allowed_updates").ifPresent(this::allow);
        confirm(call.number("offset", 0));
        long limit = Math.min(Math.max(call.number("limit", MOST), 1), MOST);
        long seconds = Math.min(Math.max(call.number("timeout", 0), 0), LONGEST_POLL_SECONDS);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (queue.isEmpty() && System.nanoTime() < end) {
            await(end - System.nanoTime());
            if (waiting != me) {
                throw new BotApiException(
                        409,
                        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
            }
        }
        forgetExpired();
        ArrayNode updates = JsonNodeFactory.instance.arrayNode();
        queue.stream().limit(limit).forEach(update -> updates.add(update.json()));
        return updates;
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
