package solutions.trainingdata.candidates.sandbox.cvat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the simulator against exchanges that were recorded from a real CVAT 2.64.1. */
class RecordedExchangesTest {
    /** The exchange of scenario 12 from which on background work is no longer held back. */
    private static final int WORKERS_RUN_AGAIN = 23;

    @TempDir
    private Path temporary;

    private final Path shared =
            Path.of(System.getProperty("shared.folder", System.getProperty("project.root") + "/../shared"));

    private final RequestsInUse inUse = RequestsInUse.read();

    RecordedExchangesTest() throws IOException {}

    @Test
    void answersAsTheRealOneDid() throws Exception {
        Path recordings = shared.resolve("facts/cvat-recordings");
        assumeThat(recordings)
                .as("skipped: no recordings beside the project, nothing to compare with")
                .isDirectory();
        List<String> differing = new ArrayList<>();
        Map<String, Integer> leftOut = new TreeMap<>();
        int inScope = 0;
        int all = 0;
        for (Path file : scenarios(recordings)) {
            String scenario = file.getFileName().toString().substring(0, 2);
            ReplayScope scope = new ReplayScope(scenario, inUse);
            all += exchanges(file);
            for (Recording.Outcome outcome : replayed(file)) {
                Optional<String> why = scope.whyLeftOut(outcome.exchange());
                why.ifPresent(reason -> leftOut.merge(reason, 1, Integer::sum));
                inScope += why.isEmpty() ? 1 : 0;
                if (why.isEmpty() && !outcome.agrees()) {
                    differing.add("%s #%s %s%n      %s"
                            .formatted(scenario, outcome.exchange().get("n"), outcome.request(), outcome.difference()));
                }
            }
        }
        leftOut.forEach((reason, count) -> System.out.printf("Left out: %d, %s%n", count, reason));
        System.out.printf(
                "Recorded exchanges: %d agree / %d in scope / %d all%n", inScope - differing.size(), inScope, all);
        assertThat(inScope).isPositive();
        assertThat(differing).isEmpty();
    }

    private List<Recording.Outcome> replayed(Path file) throws Exception {
        CvatOptions options = CvatOptions.withAdminPassword("<superuser password>")
                .withCreationTime(Duration.ofMillis(30))
                .withShare(share());
        try (CvatSimulator cvat = CvatSimulator.start(0, options)) {
            String scenario = file.getFileName().toString();
            if (scenario.startsWith("04")) {
                useUpAnonymousRequests(cvat);
            }
            cvat.holdCreations(scenario.startsWith("12"));
            return new Recording(shared, file, cvat.url()).replay(number -> {
                if (scenario.startsWith("12") && number == WORKERS_RUN_AGAIN) {
                    cvat.setCreationTime(Duration.ofMillis(300));
                    cvat.holdCreations(false);
                }
            });
        }
    }

    private static void useUpAnonymousRequests(CvatSimulator cvat) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < 100; i++) {
            HttpRequest about = HttpRequest.newBuilder(URI.create(cvat.url() + "/api/server/about"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            assertThat(client.send(about, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** The share folder that the recordings were made with. */
    private Path share() throws IOException {
        Path share = Files.createTempDirectory(temporary, "share");
        Path more = Files.createDirectories(share.resolve("cars/more"));
        Path images = shared.resolve("seed-data/images");
        for (int i = 1; i <= 5; i++) {
            Files.copy(images.resolve(i + ".jpg"), share.resolve("cars/" + i + ".jpg"));
        }
        Files.copy(images.resolve("6.jpg"), more.resolve("6.jpg"));
        Files.copy(images.resolve("10.jpg"), more.resolve("10.jpg"));
        Files.writeString(share.resolve("cars/readme.txt"), "no picture");
        return share;
    }

    private static int exchanges(Path file) throws IOException {
        return Json.MAPPER.readTree(file.toFile()).get("exchanges").size();
    }

    private static List<Path> scenarios(Path recordings) throws IOException {
        try (Stream<Path> files = Files.list(recordings)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d\\d-.*\\.json"))
                    .sorted()
                    .toList();
        }
    }
}
