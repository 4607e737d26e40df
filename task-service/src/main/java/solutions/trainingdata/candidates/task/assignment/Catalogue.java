package solutions.trainingdata.candidates.task.assignment;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.BrokenAssignmentException;

/**
 * The assignments of {@code ASSIGNMENTS_DIR}, read at start; what was ever read is in the database. Pictures stay
 * in the folder: an attempt whose version the folder no longer has fails in words ({@link VersionGoneException}).
 */
@ApplicationScoped
public class Catalogue {

    private static final Logger LOG = Logger.getLogger(Catalogue.class);
    /** After the inbox and outbox are migrated (1), before messages and work are taken. */
    private static final int BEFORE_MESSAGES = 2;

    private final AssignmentsConfig config;
    private final Clock clock;
    private final Map<String, FolderContent> contents = new ConcurrentHashMap<>();
    private volatile Map<String, AssignmentFolder> current = Map.of();

    Catalogue(AssignmentsConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** A service with an assignment that cannot be used does not start. */
    void started(@Observes @Priority(BEFORE_MESSAGES) StartupEvent event) {
        Map<String, AssignmentFolder> read = new TreeMap<>();
        List<String> refusals = new ArrayList<>();
        for (Path folder : folders()) {
            try {
                AssignmentFolder assignment = AssignmentFolder.read(folder);
                QuarkusTransaction.requiringNew().run(() -> store(assignment));
                read.put(assignment.assignment().name(), assignment);
            } catch (BrokenAssignmentException e) {
                e.faults().forEach(fault -> refusals.add(folder.getFileName() + "/" + fault));
            } catch (RefusedAssignmentException e) {
                refusals.add(e.getMessage());
            }
        }
        if (!refusals.isEmpty()) {
            throw new RefusedAssignmentException(
                    "ASSIGNMENTS_DIR (" + config.directory() + ") cannot be used:\n" + String.join("\n", refusals));
        }
        current = Map.copyOf(read);
        read.values()
                .forEach(folder -> LOG.infof(
                        "Assignment %s version %d",
                        folder.assignment().name(), folder.assignment().version()));
    }

    private List<Path> folders() {
        try (Stream<Path> entries = Files.list(config.directory())) {
            List<Path> folders = entries.filter(Files::isDirectory)
                    .filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            if (folders.isEmpty()) {
                throw new RefusedAssignmentException(
                        "ASSIGNMENTS_DIR (" + config.directory() + ") has no folder of an assignment");
            }
            return folders;
        } catch (IOException e) {
            throw new RefusedAssignmentException(
                    "ASSIGNMENTS_DIR (" + config.directory() + ") is no folder that can be read");
        }
    }

    /** Two replicas may start at once: the one that comes second finds the row. */
    private static void store(AssignmentFolder folder) {
        StoredAssignment fresh = StoredAssignment.of(folder);
        Panache.getEntityManager()
                .createNativeQuery("INSERT INTO assignment (id, name, version, digest, yaml) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .setParameter(1, fresh.id)
                .setParameter(2, fresh.name)
                .setParameter(3, fresh.version)
                .setParameter(4, fresh.digest)
                .setParameter(5, fresh.yaml)
                .executeUpdate();
        StoredAssignment known = StoredAssignment.findById(fresh.id);
        if (!known.digest.equals(fresh.digest)) {
            throw new RefusedAssignmentException(fresh.name + "/assignment.yaml: the content (this file or its images)"
                    + " is not that of version " + fresh.version + " as it was read before: raise the version");
        }
        known.takeGuides(folder.guides());
    }

    Collection<AssignmentFolder> folderContents() {
        return current.values();
    }

    /** The newest version there is, for new attempts. */
    public Optional<Assignment> newest(String name) {
        return Optional.ofNullable(current.get(name)).map(AssignmentFolder::assignment);
    }

    /** A version that an attempt was given; to be called in a transaction. */
    public Assignment version(String name, int version) {
        return stored(name, version).assignment();
    }

    /** Markdown by language code; to be called in a transaction. */
    public Map<String, String> guides(String name, int version) {
        return stored(name, version).guides();
    }

    private static StoredAssignment stored(String name, int version) {
        StoredAssignment stored = StoredAssignment.findById(StoredAssignment.id(name, version));
        if (stored == null) {
            throw new IllegalStateException("Assignment " + name + " version " + version + " was never read");
        }
        return stored;
    }

    /**
     * The files of a variant, in order. The folder is looked at again: it may have been changed since the start.
     *
     * @throws VersionGoneException when it does not have this version's content
     */
    public List<Path> images(Assignment assignment, int variant) {
        Path folder = config.directory().resolve(assignment.name());
        Assignment now;
        try {
            now = contents.computeIfAbsent(assignment.name(), name -> new FolderContent(folder, clock))
                    .read();
        } catch (BrokenAssignmentException e) {
            throw new VersionGoneException(assignment.name(), assignment.version(), "nothing that can be read");
        }
        if (!now.digest().equals(assignment.digest())) {
            throw new VersionGoneException(
                    assignment.name(),
                    assignment.version(),
                    now.version() == assignment.version() ? "changed content" : "version " + now.version());
        }
        Path images = folder.resolve("images");
        return assignment.images(variant).stream().map(images::resolve).toList();
    }
}
