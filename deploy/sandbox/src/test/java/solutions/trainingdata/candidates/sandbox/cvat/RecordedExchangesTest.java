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
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the simulator against exchanges that were recorded from a real CVAT 2.64.1. */
class RecordedExchangesTest {
    /** What needs a part that this simulator does not have is replayed, and counted, but not in scope. */
    private static final Pattern OUT_OF_SCOPE = Pattern.compile(
            "(HEAD .*)|.*/api/(projects|webhooks|quality|"
                    + "auth/(access_tokens|password)|tasks/[^/]+/data/\\$|[a-z]+/[^/]+/dataset).*|(PATCH /api/labels).*|.*Bearer.*|.*cand1new.*");

    private static final List<String> IN_SCOPE =
            List.of("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "19");

    /** The exchange of scenario 12 from which on background work is no longer held back. */
    private static final int WORKERS_RUN_AGAIN = 23;

    /** Raise it whenever more agree. */
    private static final int AGREEING_AT_LEAST = 960;

    @TempDir
    private Path temporary;

    private final Path shared = Path.of(System.getProperty("project.root"), "..", "shared");

    @Test
    void answersAsTheRealOneDid() throws Exception {
        Path recordings = shared.resolve("facts/cvat-recordings");
        assumeThat(recordings)
                .as("no recordings beside the project, nothing to compare with")
                .isDirectory();
        int all = 0;
        int inScope = 0;
        int agreeing = 0;
        StringBuilder report = new StringBuilder();
        for (Path file : scenarios(recordings)) {
            String number = file.getFileName().toString().substring(0, 2);
            List<Recording.Outcome> outcomes = IN_SCOPE.contains(number) ? replayed(file) : List.of();
            int agreed = 0;
            int scoped = 0;
            for (Recording.Outcome outcome : outcomes) {
                boolean in = !OUT_OF_SCOPE.matcher(outcome.request()).matches();
                scoped += in ? 1 : 0;
                agreed += in && outcome.agrees() ? 1 : 0;
                if (in && !outcome.agrees()) {
                    report.append("  %s #%d %s%n      %s%n"
                            .formatted(number, outcome.number(), outcome.request(), outcome.difference()));
                }
            }
            all += exchanges(file);
            inScope += scoped;
            agreeing += agreed;
            report.append("%s: %d agree of %d in scope%n".formatted(file.getFileName(), agreed, scoped));
        }
        System.out.printf("%sRecorded exchanges: %d agree / %d in scope / %d all%n", report, agreeing, inScope, all);
        assertThat(agreeing).isGreaterThanOrEqualTo(AGREEING_AT_LEAST);
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
