package solutions.trainingdata.candidates.sandbox.telegram;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Everything that Telegram knows, behind one lock: whoever reads or changes people, chats or the bot's profile holds
 * this object's monitor, and says so with {@link #changed()}.
 */
final class World {

    private static final long NEW_YEAR_2026 = 1_767_225_600;

    private final Clock clock;
    private final Map<Long, Conversation> conversations = new LinkedHashMap<>();
    private final Map<String, ChatFile> files = new LinkedHashMap<>();
    private long version = 1;
    private int lastMessageId;
    private long lastFileId;

    World(Clock clock) {
        this.clock = clock;
        this.lastMessageId = firstId(clock);
    }

    /** Numbers go on after a restart, as Telegram's do: a bot that kept its data must not meet one again. */
    static int firstId(Clock clock) {
        return (int) Math.max(0, clock.instant().getEpochSecond() - NEW_YEAR_2026);
    }

    Clock clock() {
        return clock;
    }

    synchronized long changed() {
        notifyAll();
        return ++version;
    }

    synchronized long version() {
        return version;
    }

    synchronized int nextMessageId() {
        return ++lastMessageId;
    }

    synchronized Conversation conversation(Profile profile) {
        Conversation conversation = conversations.computeIfAbsent(profile.id(), id -> new Conversation(this, profile));
        conversation.setProfile(profile);
        changed();
        return conversation;
    }

    synchronized Optional<Conversation> conversation(long personId) {
        return Optional.ofNullable(conversations.get(personId));
    }

    synchronized Collection<Conversation> conversations() {
        return List.copyOf(conversations.values());
    }

    synchronized ChatFile keep(String name, String contentType, byte[] bytes, int width, int height) {
        String id = "sandbox-file-" + (++lastFileId);
        ChatFile file = new ChatFile(id, name, contentType, bytes, width, height);
        files.put(id, file);
        return file;
    }

    synchronized Optional<ChatFile> file(String id) {
        return Optional.ofNullable(files.get(id));
    }

    /** What the supplier gives as soon as it gives something; empty after the limit. */
    synchronized <T> Optional<T> await(Supplier<Optional<T>> wanted, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        Optional<T> found = wanted.get();
        while (found.isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return Optional.empty();
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            found = wanted.get();
        }
        return found;
    }
}
