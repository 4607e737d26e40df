package solutions.trainingdata.candidates.task.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.BrokenAssignmentException;
import solutions.trainingdata.candidates.task.TestAssignments;

/** What is the same object was not read again. */
class FolderContentTest {

    private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));

    @TempDir
    Path directory;

    private Path folder;
    private Path image;

    @BeforeEach
    void write() {
        TestAssignments.write(directory, "cars", 1, "upload", 5, List.of(List.of("1.png", "far/2.png")));
        folder = directory.resolve("cars");
        image = folder.resolve("images/far/2.png");
    }

    @Test
    void whatHasSettledIsReadOnce() {
        FolderContent content = new FolderContent(folder, LATER);
        assertThat(content.read()).isSameAs(content.read());
    }

    @Test
    void whatChangedAMomentAgoIsReadEachTime() {
        FolderContent content = new FolderContent(folder, Clock.systemUTC());
        assertThat(content.read()).isNotSameAs(content.read());
    }

    @Test
    void aByteThatChangedIsSeenUnderTheSizeAndTimeItHadBefore() throws IOException {
        FolderContent content = new FolderContent(folder, LATER);
        Assignment before = content.read();
        FileTime time = Files.getLastModifiedTime(image);
        byte[] bytes = Files.readAllBytes(image);
        bytes[bytes.length / 2]++;
        awaitTheNextTick();
        Files.write(image, bytes);
        Files.setLastModifiedTime(image, time);
        assertThat(content.read().digest()).isNotEqualTo(before.digest());
    }

    @Test
    void anotherFileInItsPlaceIsSeen() throws IOException {
        FolderContent content = new FolderContent(folder, LATER);
        Assignment before = content.read();
        Path other = Files.writeString(directory.resolve("other"), "x".repeat((int) Files.size(image)));
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(image));
        Files.move(other, image, StandardCopyOption.REPLACE_EXISTING);
        assertThat(content.read().digest()).isNotEqualTo(before.digest());
    }

    @Test
    void whatWasTakenAwayIsMissedUntilItIsBack() throws IOException {
        FolderContent content = new FolderContent(folder, LATER);
        Assignment before = content.read();
        Path away = Files.move(image, directory.resolve("away"));
        assertThatThrownBy(content::read)
                .isInstanceOf(BrokenAssignmentException.class)
                .hasMessageContaining("there is no images/far/2.png");
        Files.move(away, image);
        assertThat(content.read()).isEqualTo(before);
    }

    @Test
    void anotherVersionIsSeen() {
        FolderContent content = new FolderContent(folder, LATER);
        content.read();
        TestAssignments.write(directory, "cars", 2, "upload", 5, List.of(List.of("1.png")));
        assertThat(content.read().version()).isEqualTo(2);
    }

    @Test
    void aFolderThatIsGoneIsMissedEachTime() throws IOException {
        FolderContent content = new FolderContent(folder, LATER);
        content.read();
        Files.move(folder, directory.resolve("away"));
        assertThatThrownBy(content::read).isInstanceOf(BrokenAssignmentException.class);
        assertThatThrownBy(content::read).isInstanceOf(BrokenAssignmentException.class);
    }

    private void awaitTheNextTick() throws IOException {
        Path probe = directory.resolve("probe");
        Object before = Files.getAttribute(image, "unix:ctime");
        do {
            Files.writeString(probe, "x");
        } while (Files.getAttribute(probe, "unix:ctime").equals(before));
    }
}
