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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;
import solutions.trainingdata.candidates.sandbox.http.SimulatorServer;

/** Holds the simulator against exchanges that were recorded from a real CVAT 2.64.1. */
class RecordedExchangesTest {
    /** The exchange of scenario 12 from which on background work is no longer held back. */
    private static final int WORKERS_RUN_AGAIN = 23;

    @TempDir
    private Path temporary;

    private final ReplayScope scope = new ReplayScope();
    private final List<SimulatorServer.Answered> answered = Collections.synchronizedList(new ArrayList<>());
    private final List<String> differing = new ArrayList<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private int agreeing;
    private int all;

    RecordedExchangesTest() throws IOException {}

    @Test
    void answersAsTheRealOneDid() throws Exception {
        assumeThat(Recordings.REAL.folder())
                .as("skipped: no recordings beside the project, nothing to compare with")
                .isDirectory();
        replay(Recordings.REAL);
        leftOut.forEach((reason, count) -> System.out.printf("Left out: %d, %s%n", count, reason));
        assertThat(scope.needless()).as("lines of left-out.txt that can go").isEmpty();
        fitsTheSchema();
    }

    @Test
    void answersAsItsOwnExchangesSay() throws Exception {
        replay(Recordings.OWN);
    }

    private void replay(Recordings recordings) throws Exception {
        for (Path file : recordings.scenarios()) {
            String scenario = file.getFileName().toString().substring(0, 2);
            all += Json.MAPPER.readTree(file.toFile()).get("exchanges").size();
            replayed(recordings, file).stream()
                    .filter(outcome -> scope.isInUse(outcome.exchange().get("request")))
                    .forEach(outcome -> note(recordings, scenario, outcome));
        }
        System.out.printf("Exchanges: %d agree / %d in scope / %d all%n", agreeing, agreeing + differing.size(), all);
        assertThat(agreeing).isPositive();
        assertThat(differing).isEmpty();
    }

    private void note(Recordings recordings, String scenario, Recording.Outcome outcome) {
        Optional<String> why = recordings == Recordings.REAL ? scope.whyLeftOut(scenario, outcome) : Optional.empty();
        if (why.isPresent()) {
            leftOut.merge(why.get(), 1, Integer::sum);
        } else if (outcome.agrees()) {
            agreeing++;
        } else {
            differing.add("%s #%s %s%n      %s"
                    .formatted(scenario, outcome.exchange().get("n"), outcome.request(), outcome.difference()));
        }
    }

    private void fitsTheSchema() throws IOException {
        Optional<CvatSchema> found = CvatSchema.besideTheProject();
        assumeThat(found).as("skipped: no schema of CVAT beside the project").isPresent();
        CvatSchema schema = found.get();
        // Many that were refused are wrong on purpose.
        answered.stream().filter(CvatSchema::succeeded).forEach(one -> schema.checkRequest(one.request()));
        answered.forEach(schema::checkAnswer);
        Set<String> listed = CvatSchema.listed();
        listed.addAll(CvatSchema.listedOfExperiments());
        System.out.printf(
                "Against the schema: %d requests, %d answers, %d listed differences%n",
                schema.requests(), schema.answers(), listed.size());
        assertThat(schema.differences()).containsExactlyInAnyOrderElementsOf(listed);
    }

    private List<Recording.Outcome> replayed(Recordings recordings, Path file) throws Exception {
        boolean real = recordings == Recordings.REAL;
        String scenario = real ? file.getFileName().toString() : "";
        CvatOptions options = CvatOptions.withAdminPassword("<superuser password>")
                .withCreationTime(Duration.ofMillis(30))
                .withShare(share());
        try (CvatSimulator cvat = CvatSimulator.start(0, options)) {
            if (scenario.startsWith("04")) {
                useUpAnonymousRequests(cvat);
            }
            cvat.holdCreations(scenario.startsWith("12"));
            cvat.server().show(new AnswersInUse());
            List<Recording.Outcome> outcomes = new Recording(recordings.files(), file, cvat.url()).replay(number -> {
                if (scenario.startsWith("12") && number == WORKERS_RUN_AGAIN) {
                    cvat.setCreationTime(Duration.ofMillis(300));
                    cvat.holdCreations(false);
                }
            });
            return outcomes;
        }
    }

    private final class AnswersInUse implements SimulatorServer.Witness {
        @Override
        public void asked(SimulatorRequest request) {}

        @Override
        public void answered(SimulatorServer.Answered one) {
            if (scope.isInUse(one.request().method(), one.request().path())) {
                answered.add(one);
            }
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
        Path images = Recordings.SHARED.resolve("seed-data/images");
        if (!Files.isDirectory(images)) {
            return share;
        }
        for (int i = 1; i <= 5; i++) {
            Files.copy(images.resolve(i + ".jpg"), share.resolve("cars/" + i + ".jpg"));
        }
        Files.copy(images.resolve("6.jpg"), more.resolve("6.jpg"));
        Files.copy(images.resolve("10.jpg"), more.resolve("10.jpg"));
        Files.writeString(share.resolve("cars/readme.txt"), "no picture");
        return share;
    }
}
