package solutions.trainingdata.candidates.sandbox.cvat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How a simulated CVAT starts.
 *
 * @param adminPassword of the only user, {@code admin}
 * @param clock of every date, of creations and of the throttle
 * @param creationTime from the upload to a finished task
 * @param share the share folder; empty for a new one in the folder of temporary files
 * @param assignments folder of assignments whose ground truth the jobs page draws from; empty for none
 * @param lastId every kind of object counts on from here
 */
public record CvatOptions(
        String adminPassword,
        Clock clock,
        Duration creationTime,
        Optional<Path> share,
        Optional<Path> assignments,
        long lastId) {

    public static CvatOptions withAdminPassword(String adminPassword) {
        return new CvatOptions(
                adminPassword, Clock.systemUTC(), Duration.ofMillis(300), Optional.empty(), Optional.empty(), 0);
    }

    public CvatOptions withClock(Clock clock) {
        return new CvatOptions(adminPassword, clock, creationTime, share, assignments, lastId);
    }

    public CvatOptions withCreationTime(Duration creationTime) {
        return new CvatOptions(adminPassword, clock, creationTime, share, assignments, lastId);
    }

    public CvatOptions withShare(Path share) {
        return new CvatOptions(adminPassword, clock, creationTime, Optional.of(share), assignments, lastId);
    }

    public CvatOptions withAssignments(Path assignments) {
        return new CvatOptions(adminPassword, clock, creationTime, share, Optional.of(assignments), lastId);
    }

    /** Numbers go on after this one: for a client that kept its data over a restart. */
    public CvatOptions withLastId(long lastId) {
        return new CvatOptions(adminPassword, clock, creationTime, share, assignments, lastId);
    }

    @Override
    public String toString() {
        return "CvatOptions[creationTime=" + creationTime + ", share=" + share + ", assignments=" + assignments + "]";
    }
}
