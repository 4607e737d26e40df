package solutions.trainingdata.candidates.task.assignment;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.AssignmentReader;

/**
 * A folder that is read again only when something in it may have changed: its images are megabytes, and every task asks
 * for them. What the file system says of each file and of the folder around it tells: its inode, its size, and when
 * content or attributes last changed, a time that nobody can set. Two changes within one tick of the file system look
 * alike, so what changed in the last minute is read each time.
 */
final class FolderContent {

    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final Path folder;
    private final Clock clock;
    private volatile Settled settled;

    private record Settled(Assignment assignment, List<State> states) {}

    private record State(Object inode, long size, Instant changed) {

        /** Never settled: there is no such file now, or nobody can tell. */
        private static final State UNKNOWN = new State(null, 0, Instant.MAX);

        static State of(Path path) {
            // What a network file system knows of a file unasked may be a minute old: opening it asks the server.
            try (SeekableByteChannel opened = Files.newByteChannel(path)) {
                Map<String, Object> of = Files.readAttributes(path, "unix:ino,size,ctime");
                return new State(of.get("ino"), (long) of.get("size"), ((FileTime) of.get("ctime")).toInstant());
            } catch (IOException unreadable) {
                return UNKNOWN;
            }
        }
    }

    FolderContent(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** @throws solutions.trainingdata.candidates.messaging.assignment.BrokenAssignmentException with every fault */
    Assignment read() {
        Settled before = settled;
        if (before != null && before.states.equals(states(before.assignment))) {
            return before.assignment;
        }
        Instant newest = clock.instant().minus(SETTLED);
        Assignment now = AssignmentReader.read(folder);
        List<State> states = states(now);
        boolean old = states.stream().allMatch(state -> state.changed.isBefore(newest));
        settled = old ? new Settled(now, states) : null;
        return now;
    }

    private List<State> states(Assignment assignment) {
        Set<Path> paths = new LinkedHashSet<>(List.of(folder, folder.resolve(AssignmentReader.FILE)));
        for (List<String> variant : assignment.variants()) {
            for (String image : variant) {
                Path file = folder.resolve("images").resolve(image);
                // One file may take the place of another, with the time it always had.
                paths.add(file.getParent());
                paths.add(file);
            }
        }
        return paths.stream().map(State::of).toList();
    }
}
