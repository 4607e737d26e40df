package solutions.trainingdata.candidates.metrics.catalogue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.AssignmentReader;
import solutions.trainingdata.candidates.metrics.truth.GroundTruth;
import solutions.trainingdata.candidates.metrics.truth.GroundTruthReader;

/** The secret part of an assignment as one zip, for the database. Pictures for candidates are left out. */
final class TruthFiles {

    private TruthFiles() {}

    static byte[] pack(Path folder) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path name = folder.relativize(file);
                if (isSecret(name)) {
                    zip.putNextEntry(new ZipEntry(name.toString().replace('\\', '/')));
                    Files.copy(file, zip);
                    zip.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder, e);
        }
        return bytes.toByteArray();
    }

    private static boolean isSecret(Path name) {
        String first = name.getName(0).toString();
        return !first.equals("images")
                && !first.startsWith("guide")
                && !name.toString().equals(AssignmentReader.FILE);
    }

    static GroundTruth unpack(byte[] zip, Assignment assignment) {
        try {
            Path file = Files.createTempFile("ground-truth", ".zip");
            try {
                Files.write(file, zip);
                try (FileSystem inside = FileSystems.newFileSystem(file)) {
                    return GroundTruthReader.read(inside.getPath("/"), assignment);
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a stored ground truth of " + assignment.name(), e);
        }
    }
}
