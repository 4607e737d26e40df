package solutions.trainingdata.candidates.sandbox.cvat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where recorded exchanges are.
 *
 * @param folder the scenarios, one a file
 * @param files what the paths of uploaded files in them are relative to
 */
record Recordings(Path folder, Path files) {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    /** What is handed round beside the project: it may be absent. */
    static final Path SHARED = Path.of(System.getProperty("shared.folder", ROOT + "/../shared"));

    /** Of a real CVAT 2.64.1. */
    static final Recordings REAL = new Recordings(SHARED.resolve("facts/cvat-recordings"), SHARED);

    /** Few, in the same format, true to what is known of the real one, and always there. */
    static final Recordings OWN =
            new Recordings(ROOT.resolve("deploy/sandbox/src/test/resources/cvat/exchanges"), ROOT.resolve("media"));

    List<Path> scenarios() throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(file -> file.getFileName().toString().matches("\\d\\d-.*\\.json"))
                    .sorted()
                    .toList();
        }
    }
}
