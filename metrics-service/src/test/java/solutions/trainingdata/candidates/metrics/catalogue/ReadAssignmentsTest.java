package solutions.trainingdata.candidates.metrics.catalogue;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.metrics.ExampleFolder;

class ReadAssignmentsTest {

    @TempDir
    Path assignments;

    @Test
    void refusesAFolderWithoutAnAssignmentByName() throws Exception {
        Files.createDirectories(assignments.resolve("half-copied/images"));
        Files.createDirectories(assignments.resolve(".git"));
        Files.writeString(assignments.resolve("README.md"), "not a folder");

        assertThatThrownBy(this::start)
                .hasMessageContaining("half-copied/assignment.yaml: there is no such file")
                .hasMessageNotContaining(".git")
                .hasMessageNotContaining("README");
    }

    @Test
    void namesEveryFaultOfEveryFolder() throws Exception {
        Files.createDirectories(assignments.resolve("empty"));
        new ExampleFolder(assignments).write("assignment.yaml", "version: none");

        assertThatThrownBy(this::start)
                .hasMessageContaining("ASSIGNMENTS_DIR (" + assignments)
                .hasMessageContaining("boxes/assignment.yaml")
                .hasMessageContaining("empty/assignment.yaml");
    }

    @Test
    void refusesAPlaceWithoutAnyAssignment() {
        assertThatThrownBy(this::start).hasMessageContaining("has no folder of an assignment");
    }

    /** None of these gets as far as the database. */
    private void start() {
        CatalogueConfig config = new CatalogueConfig() {
            @Override
            public Path assignmentsDir() {
                return assignments;
            }

            @Override
            public Path groundTruthDir() {
                return assignments;
            }
        };
        new ReadAssignments(config, null).started(null);
    }
}
