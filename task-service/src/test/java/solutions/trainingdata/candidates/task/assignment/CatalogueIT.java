package solutions.trainingdata.candidates.task.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.messaging.OneReplica;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;
import solutions.trainingdata.candidates.messaging.outbox.Outbox;
import solutions.trainingdata.candidates.task.Bus;
import solutions.trainingdata.candidates.task.TaskSandbox;
import solutions.trainingdata.candidates.task.TestAssignments;

/** What the service makes of its folders at start; every start here is a further replica on the same database. */
@QuarkusTest
@QuarkusTestResource(TaskSandbox.class)
class CatalogueIT {

    private static final List<List<String>> ONE_IMAGE = List.of(List.of("1.png"));

    @Inject
    Catalogue running;

    @Inject
    PublishAssignments publish;

    @Inject
    Outbox outbox;

    @Inject
    OneReplica oneReplica;

    TestAssignments assignments;

    @TempDir
    Path directory;

    @Test
    void publishesEachAssignmentAtStartWithoutAnyGroundTruthBeingThere() throws Exception {
        try (Bus bus = new Bus()) {
            publish.started(new StartupEvent());
            await().until(() -> !cars(bus).isEmpty());
            assertThat(cars(bus))
                    .containsOnly(new TaskEvent.AssignmentPublished(
                            "cars",
                            1,
                            Map.of("ru", "Машины", "en", "Cars"),
                            Map.of("ru", "# Обведите\n![верно](right.png)\n", "en", "# Outline\n"),
                            2,
                            Duration.ofDays(3),
                            List.of(3, 1)));
        }
    }

    @Test
    void publishesThePicturesThatTheGuidesShowWithIt() throws Exception {
        byte[] content = Files.readAllBytes(assignments.directory().resolve("cars/right.png"));
        try (Bus bus = new Bus()) {
            publish.started(new StartupEvent());
            await().until(() -> !pictures(bus, "cars").isEmpty());
            assertThat(pictures(bus, "cars"))
                    .containsOnly(new TaskEvent.PicturePublished("cars", 1, "right.png", content));
        }
    }

    /** The largest that is allowed passes the outbox and the broker. */
    @Test
    void publishesAPictureOfOneMebibyte() throws Exception {
        byte[] content = Arrays.copyOf(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, 1 << 20);
        TestAssignments.write(directory, "large", 1, "upload", 5, ONE_IMAGE);
        Files.write(directory.resolve("large/right.jpg"), content);
        TestAssignments.text(directory.resolve("large/guide.en.md"), "![](right.jpg)");
        try (Bus bus = new Bus()) {
            new PublishAssignments(startReplica(), outbox, oneReplica).started(new StartupEvent());
            await().until(() ->
                    pictures(bus, "large").contains(new TaskEvent.PicturePublished("large", 1, "right.jpg", content)));
        }
    }

    @Test
    void refusesAGuideWhosePictureIsMissing() {
        TestAssignments.write(directory, "bare", 1, "upload", 5, ONE_IMAGE);
        TestAssignments.text(directory.resolve("bare/guide.en.md"), "Draw.\n![right](right.png)");
        assertThatThrownBy(this::startReplica)
                .isInstanceOf(RefusedAssignmentException.class)
                .hasMessageContaining("bare/guide.en.md:2: there is no picture right.png");
    }

    private static List<TaskEvent.PicturePublished> pictures(Bus bus, String assignment) {
        return bus.events(
                TaskEvent.PicturePublished.class, event -> event.name().equals(assignment));
    }

    private static List<TaskEvent.AssignmentPublished> cars(Bus bus) {
        return bus.events(
                TaskEvent.AssignmentPublished.class, event -> event.name().equals(TestAssignments.CARS));
    }

    @Test
    void startsAgainWithTheSameContentAndWithANewVersion() {
        TestAssignments.write(directory, "again", 1, "upload", 5, ONE_IMAGE);
        startReplica();
        startReplica();
        TestAssignments.write(directory, "again", 2, "upload", 5, List.of(List.of("1.png"), List.of("2.png")));
        assertThat(startReplica().newest("again").orElseThrow().version()).isEqualTo(2);
        assertThat(version("again", 1).variants()).hasSize(1);
        assertThat(version("again", 2).variants()).hasSize(2);
    }

    @Test
    void refusesChangedContentUnderAKnownVersion() {
        TestAssignments.write(directory, "changed", 1, "upload", 5, ONE_IMAGE);
        startReplica();
        TestAssignments.text(directory.resolve("changed/images/1.png"), "another picture");
        assertThatThrownBy(this::startReplica)
                .isInstanceOf(RefusedAssignmentException.class)
                .hasMessageContaining("changed/assignment.yaml")
                .hasMessageContaining("raise the version");
    }

    @Test
    void rewordedGuidesNeedNoNewVersion() {
        TestAssignments.write(directory, "guided", 1, "upload", 5, ONE_IMAGE);
        TestAssignments.text(directory.resolve("guided/guide.en.md"), "Draw.");
        startReplica();
        TestAssignments.text(directory.resolve("guided/guide.en.md"), "Draw well.");
        Catalogue second = startReplica();
        assertThat(QuarkusTransaction.requiringNew().call(() -> second.guides("guided", 1)))
                .isEqualTo(Map.of("en", "Draw well."));
    }

    @Test
    void refusesBrokenOnesWithFileLineAndWhatIsWrongAllAtOnce() {
        TestAssignments.write(directory, "first", 1, "upload", 5, ONE_IMAGE);
        TestAssignments.write(directory, "second", 1, "upload", 0, ONE_IMAGE);
        TestAssignments.text(directory.resolve("third/readme.txt"), "nothing");
        assertThatThrownBy(this::startReplica)
                .isInstanceOf(RefusedAssignmentException.class)
                .hasMessageMatching("(?s).*second/assignment\\.yaml:9: .*segment-size.*")
                .hasMessageContaining("third/assignment.yaml: there is no such file");
    }

    @Test
    void refusesADirectoryWithoutAssignmentsOrNoneAtAll() {
        assertThatThrownBy(this::startReplica).hasMessageContaining("has no folder of an assignment");
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> new Catalogue(() -> missing, Clock.systemUTC()).started(new StartupEvent()))
                .hasMessageContaining("is no folder that can be read");
    }

    @Test
    void imagesOfAVersionThatTheFolderNoLongerHasAreGoneInWords() {
        TestAssignments.write(directory, "left", 1, "upload", 5, ONE_IMAGE);
        Catalogue catalogue = startReplica();
        Assignment first = version("left", 1);
        assertThat(catalogue.images(first, 1)).containsExactly(directory.resolve("left/images/1.png"));
        TestAssignments.write(directory, "left", 2, "upload", 5, ONE_IMAGE);
        assertThatThrownBy(() -> catalogue.images(first, 1))
                .isInstanceOf(VersionGoneException.class)
                .hasMessageContaining("left version 1 are gone: its folder has version 2");
        assertThatThrownBy(() -> running.images(first, 1)).hasMessageContaining("nothing that can be read");
    }

    private Assignment version(String name, int version) {
        return QuarkusTransaction.requiringNew().call(() -> running.version(name, version));
    }

    private Catalogue startReplica() {
        Catalogue catalogue = new Catalogue(() -> directory, Clock.systemUTC());
        catalogue.started(new StartupEvent());
        return catalogue;
    }
}
