package solutions.trainingdata.candidates.sandbox.cvat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Everything that one CVAT knows. Used under its own lock. */
final class World {
    final Path share;
    final TreeMap<Long, User> users = new TreeMap<>();
    final TreeMap<Long, Task> tasks = new TreeMap<>();
    final TreeMap<Long, Job> jobs = new TreeMap<>();
    final TreeMap<Long, Project> projects = new TreeMap<>();
    final TreeMap<Long, AccessToken> accessTokens = new TreeMap<>();
    final Map<String, Transfer> transfers = new TreeMap<>();
    /** User by value of the cookie sessionid. */
    final Map<String, User> sessions = new HashMap<>();

    Duration creationTime;
    boolean creationsHeld;
    boolean requestsForgotten;

    private final Map<String, Creation> creations = new TreeMap<>();
    /** Of the creations those that are not final: looked at with every request. */
    private final Set<Creation> underWay = new LinkedHashSet<>();

    /** What was uploaded, each content once and for good: tasks by the hundred have the same pictures. */
    private final Map<ByteBuffer, byte[]> contents = new HashMap<>();

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final long lastId;
    private final Map<String, Long> lastIds = new HashMap<>();
    private Instant lastNow = Instant.EPOCH;

    World(Clock clock, Path share, Duration creationTime, long lastId) {
        this.lastId = lastId;
        this.clock = clock;
        this.share = share;
        this.creationTime = creationTime;
    }

    /** Never twice the same, so that every change moves its date. */
    Instant now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        lastNow = now.isAfter(lastNow) ? now : lastNow.plus(1, ChronoUnit.MICROS);
        return lastNow;
    }

    /** Counts each kind by itself. */
    long nextId(String kind) {
        return lastIds.merge(kind, lastId + 1, (last, first) -> last + 1);
    }

    String randomHex(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }

    /** The same bytes, in the array of whoever uploaded them first. */
    byte[] shared(byte[] bytes) {
        return contents.computeIfAbsent(ByteBuffer.wrap(bytes), ByteBuffer::array);
    }

    User user(long id) {
        return Optional.ofNullable(users.get(id)).orElseThrow(() -> Refused.noSuch("User"));
    }

    Task task(long id) {
        return Optional.ofNullable(tasks.get(id)).orElseThrow(() -> Refused.noSuch("Task"));
    }

    Job job(long id) {
        return Optional.ofNullable(jobs.get(id)).orElseThrow(() -> Refused.noSuch("Job"));
    }

    /** The exact name first, then any spelling of it. */
    Optional<User> named(String username) {
        return users.values().stream()
                .filter(user -> user.username.equals(username))
                .findFirst()
                .or(() -> users.values().stream()
                        .filter(user -> user.username.equalsIgnoreCase(username))
                        .findFirst());
    }

    List<User> withEmail(String email) {
        return users.values().stream()
                .filter(user -> user.email.equalsIgnoreCase(email))
                .toList();
    }

    String tokenOf(User user) {
        if (user.token == null) {
            user.token = randomHex(20);
        }
        return user.token;
    }

    /** Does what has become due in the background. */
    void catchUp() {
        Instant now = clock.instant();
        for (Creation creation : List.copyOf(underWay)) {
            Task task = tasks.get(creation.taskId);
            if (creation.startsAt == null && !creationsHeld) {
                creation.start(now, creationTime, task == null ? List.of() : task.clientFiles.values());
            }
            if (creation.commitIsDue(now)) {
                creation.committed = true;
                creation.failure = task == null
                        ? "cvat.apps.engine.models.Task.DoesNotExist: Task matching query does not exist.\n"
                        : new FrameMaking(this, task, creation).failureOrNull();
            }
            if (creation.finishIsDue(now)) {
                creation.finished = now();
                underWay.remove(creation);
            }
        }
    }

    /** In place of an earlier one of its task. */
    void add(Creation creation) {
        creations.put(creation.id, creation);
        underWay.add(creation);
    }

    void remove(Creation creation) {
        creations.remove(creation.id);
        underWay.remove(creation);
    }

    /** Those that are not forgotten yet. */
    List<Creation> creations() {
        Instant now = clock.instant();
        return creations.values().stream()
                .filter(creation -> !creation.isForgotten(now))
                .toList();
    }

    Optional<Creation> creation(String id) {
        return Optional.ofNullable(creations.get(id)).filter(creation -> !creation.isForgotten(clock.instant()));
    }

    /** What has begun and is not final. */
    Optional<Creation> pendingCreation(long taskId) {
        return creation(Creation.idFor(taskId)).filter(creation -> creation.finished == null);
    }

    Instant clockNow() {
        return clock.instant();
    }
}
