package solutions.trainingdata.candidates.metrics.catalogue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.AssignmentReader;
import solutions.trainingdata.candidates.messaging.assignment.BrokenAssignmentException;
import solutions.trainingdata.candidates.metrics.truth.GroundTruth;
import solutions.trainingdata.candidates.metrics.truth.GroundTruthReader;

/** Reads every assignment at start, before the first message. The service does not start with a broken one. */
@ApplicationScoped
class ReadAssignments {

    private static final Logger LOG = Logger.getLogger(ReadAssignments.class);
    private static final int BEFORE_MESSAGES = 10;

    private final CatalogueConfig config;
    private final Catalogue catalogue;

    ReadAssignments(CatalogueConfig config, Catalogue catalogue) {
        this.config = config;
        this.catalogue = catalogue;
    }

    void started(@Observes @Priority(BEFORE_MESSAGES) StartupEvent event) {
        List<String> refusals = new ArrayList<>();
        for (Path folder : folders(config.assignmentsDir())) {
            try {
                read(folder);
            } catch (BrokenAssignmentException e) {
                e.faults().forEach(fault -> refusals.add(folder.getFileName() + "/" + fault));
            }
        }
        if (!refusals.isEmpty()) {
            throw new IllegalStateException("ASSIGNMENTS_DIR (" + config.assignmentsDir()
                    + ") or GROUND_TRUTH_DIR cannot be used:\n" + String.join("\n", refusals));
        }
    }

    private void read(Path folder) {
        String name = folder.getFileName().toString();
        Assignment assignment = AssignmentReader.read(folder);
        Path secret = config.groundTruthDir().resolve(name);
        if (!Files.isRegularFile(secret.resolve(GroundTruthReader.FILE))) {
            throw new IllegalStateException("Assignment " + name + " has no ground truth: GROUND_TRUTH_DIR has no "
                    + name + "/" + GroundTruthReader.FILE);
        }
        GroundTruth truth = GroundTruthReader.read(secret, assignment);
        byte[] files = TruthFiles.pack(secret);
        String yaml = text(folder.resolve(AssignmentReader.FILE));
        QuarkusTransaction.requiringNew().run(() -> catalogue.keep(assignment, yaml, truth, files));
        LOG.infof("Assignment %s version %d, ground truth version %d", name, assignment.version(), truth.version());
    }

    /** The same ones as task-service takes: a folder without an assignment.yaml is a mistake, not a stranger. */
    private static List<Path> folders(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> folders = entries.filter(Files::isDirectory)
                    .filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            if (folders.isEmpty()) {
                throw new IllegalStateException("ASSIGNMENTS_DIR (" + directory + ") has no folder of an assignment");
            }
            return folders;
        } catch (IOException e) {
            throw new IllegalStateException("ASSIGNMENTS_DIR cannot be read: " + directory, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
