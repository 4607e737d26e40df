package solutions.trainingdata.candidates.metrics.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.contract.Problem;
import solutions.trainingdata.candidates.messaging.contract.SubmissionId;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;

/** CVAT answers nonsense, or a task is not what it was: a verdict all the same, or a reason in words. */
@QuarkusTest
@QuarkusTestResource(SandboxTestResource.class)
@QuarkusTestResource(AssignmentFolders.class)
class MisbehavingCvatIT {

    private static final String JSON = "application/vnd.cvat+json";
    private static final String ANNOTATIONS = "/api/tasks/\\d+/annotations/";
    private static final Instant STARTED = Instant.parse("2026-11-24T10:00:00Z");
    private static final AtomicLong PEOPLE = new AtomicLong(500_000);

    SandboxBroker broker;
    CvatSimulator cvat;

    @Inject
    EntityManager database;

    private final CandidateId candidate = new CandidateId(PEOPLE.incrementAndGet());
    private final AttemptId attempt = new AttemptId(candidate, AssignmentFolders.NAME, 1);
    private Gateway gateway;
    private CvatTask task;
    private List<Long> jobs;

    @BeforeEach
    void connect() throws Exception {
        gateway = new Gateway(broker);
        task = CvatTask.make(cvat, "a.png", "b.png");
        task.draw(200, "AB123", "CD456");
        jobs = task.jobs();
    }

    @AfterEach
    void disconnect() throws Exception {
        cvat.server().clearFaults();
        reasonsAreSentencesWithoutPathsAndClasses();
        gateway.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of("/api/tasks/\\d+/data/meta", "/api/labels", "/api/jobs", ANNOTATIONS)
                .flatMap(path -> Stream.of(
                                new Object[] {"502 with HTML", SimulatorAnswer.html(502, "<h1>Bad Gateway</h1>")},
                                new Object[] {"HTML with 200", SimulatorAnswer.html(200, "<h1>Maintenance</h1>")},
                                new Object[] {"nothing with 200", SimulatorAnswer.empty(200)},
                                new Object[] {"half of the JSON", SimulatorAnswer.of(200, JSON, "{\"shapes\": [{\"id")},
                                new Object[] {"another shape", SimulatorAnswer.of(200, JSON, "{\"results\": {}}")},
                                new Object[] {"a list", SimulatorAnswer.of(200, JSON, "[]")})
                        .map(wrong -> Arguments.of(path, wrong[0], wrong[1])));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("answers")
    void anAnswerThatIsNoneIsAskedForAgain(String path, String what, SimulatorAnswer wrong) throws Exception {
        cvat.server().inject(Fault.on("GET", path, 1, new Fault.Effect.AnswerInstead(wrong)));
        submit(1, false);
        assertThat(scored().result().passed()).isTrue();
        assertThat(failures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tasks/\\d+/data/meta", "/api/labels", "/api/jobs", ANNOTATIONS})
    void halfAnAnswerIsNone(String path) throws Exception {
        cvat.server().inject(Fault.on("GET", path, 1, new Fault.Effect.HalfAnswer()));
        submit(1, false);
        assertThat(scored().result().passed()).isTrue();
    }

    @Test
    void waitsAsLongAsCvatSays() throws Exception {
        SimulatorAnswer later = SimulatorAnswer.of(429, JSON, "{\"detail\":\"Request was throttled.\"}")
                .with("Retry-After", "3");
        cvat.server().inject(Fault.on("GET", ANNOTATIONS, 1, new Fault.Effect.AnswerInstead(later)));
        submit(1, false);
        scored();
        var times = cvat.server().requests("GET", "/api/tasks/" + task.id() + "/annotations/");
        assertThat(Duration.between(times.get(0).receivedAt(), times.get(1).receivedAt()))
                .isGreaterThan(Duration.ofMillis(2900));
    }

    @Test
    void moreThanIsEverReadIsAProblemOfTheCandidate() throws Exception {
        huge();
        submit(1, false);
        MetricsEvent.Rejected rejected = gateway.await(MetricsEvent.Rejected.class, this::mine);
        assertThat(rejected.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.TOO_MUCH_DRAWN);
    }

    @Test
    void moreThanIsEverReadCountsAsNotDrawnAtTheEnd() throws Exception {
        huge();
        submit(1, true);
        MetricsEvent.Scored scored = scored();
        assertThat(scored.result().metrics()).isNotEmpty().allSatisfy(metric -> assertThat(metric.percent())
                .isZero());
        assertThat(scored.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.TOO_MUCH_DRAWN);
        assertThat(failures()).isEmpty();
    }

    private void huge() {
        cvat.server().inject(Fault.on("GET", ANNOTATIONS, 1, new Fault.Effect.HugeAnswer(300_000_000)));
    }

    @Test
    void thousandsOfShapesAreAShortListOfProblems() throws Exception {
        ArrayNode shapes = (ArrayNode) task.annotations().get("shapes");
        JsonNode car = shapes.get(0);
        ArrayNode many = shapes.arrayNode();
        for (int i = 0; i < 3_000; i++) {
            ObjectNode copy = car.deepCopy();
            copy.remove("id");
            many.add(copy);
        }
        task.put(many);
        submit(1, false);
        MetricsEvent.Rejected rejected = gateway.await(MetricsEvent.Rejected.class, this::mine);
        assertThat(rejected.problems())
                .hasSizeLessThan(10)
                .extracting(Problem::kind)
                .contains(Problem.Kind.TOO_MANY_SHAPES, Problem.Kind.TOO_MUCH_DRAWN);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"NaN\"', annotations.shapes[0].points[0]: must be a number",
        "null, annotations.shapes[0].points[0]: must be a number",
        "1e999, annotations.shapes[0].points: an outline has finite coordinates"
    })
    void whatIsNoNumberIsReportedInWords(String number, String reason) throws Exception {
        String strange = task.annotations().toString().replaceFirst("\\[100\\.0,", "[" + number + ",");
        cvat.server()
                .inject(Fault.on(
                        "GET", ANNOTATIONS, 1, new Fault.Effect.AnswerInstead(SimulatorAnswer.of(200, JSON, strange))));
        submit(1, false);
        assertThat(failed()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"1e308", "-5", "123456789"})
    void aPointFarOutsideIsAProblemAndScoredAtTheEnd(String number) throws Exception {
        String strange = task.annotations().toString().replaceFirst("\\[100\\.0,", "[" + number + ",");
        cvat.server()
                .inject(Fault.on(
                        "GET", ANNOTATIONS, 2, new Fault.Effect.AnswerInstead(SimulatorAnswer.of(200, JSON, strange))));
        submit(1, false);
        assertThat(gateway.await(MetricsEvent.Rejected.class, this::mine).problems())
                .extracting(Problem::kind)
                .contains(Problem.Kind.OUTSIDE_IMAGE);
        submit(2, true);
        assertThat(scored().result().metrics())
                .allSatisfy(metric -> assertThat(metric.percent()).isBetween(0.0, 100.0));
    }

    @Test
    void aRenamedLabelIsReportedToHrAndNotHeldAgainstTheCandidate() throws Exception {
        SimulatorAnswer renamed = SimulatorAnswer.of(200, JSON, task.labels().replace("\"car\"", "\"auto\""));
        cvat.server().inject(Fault.on("GET", "/api/labels", 1, new Fault.Effect.AnswerInstead(renamed)));
        submit(1, false);
        assertThat(failed())
                .isEqualTo("CVAT task " + task.id() + " has no label car any more: it was renamed or deleted. Name it"
                        + " so again in CVAT, then press again");
    }

    @Test
    void theWorkOfACandidateWhoseCvatUserIsGoneIsScored() throws Exception {
        task.loseItsAssignee();
        submit(1, false);
        assertThat(scored().result().passed()).isTrue();
    }

    @Test
    void aTaskThatMovesAllTheTimeIsScoredAtTheEnd() throws Exception {
        cvat.server().inject(Fault.on("GET", ANNOTATIONS, 3, new Fault.Effect.RunAfter(() -> {
            try {
                task.finish();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        })));
        submit(1, true);
        assertThat(scored().result().passed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void aLoginThatIsRefusedIsNotHammeredAndGoesOnWhenItIsMended(int status) throws Exception {
        submit(1, false);
        scored();
        task.logout(cvat.server().requests("GET", ANNOTATIONS).stream()
                .map(request -> request.header("authorization").orElse(""))
                .filter(value -> value.startsWith("Token "))
                .reduce((first, second) -> second)
                .orElseThrow());
        SimulatorAnswer refusal = SimulatorAnswer.of(
                status, JSON, "{\"non_field_errors\":[\"Unable to log in with provided credentials.\"]}");
        cvat.server()
                .inject(Fault.on(
                        "POST", "/api/auth/login", Integer.MAX_VALUE, new Fault.Effect.AnswerInstead(refusal)));
        int logins = cvat.server().requests("POST", "/api/auth/login").size();
        for (int number = 2; number <= 6; number++) {
            submit(number, false);
        }
        String refused = "SELECT count(*)::text FROM submission WHERE attempt_id = '" + attempt.key()
                + "' AND tries >= 2 AND last_error LIKE 'CVAT refuses the login of % ("
                + "Unable to log in with provided credentials.): check CVAT_USERNAME and CVAT_PASSWORD'";
        await().atMost(Duration.ofSeconds(20)).until(() -> "5".equals(query(refused)));
        assertThat(cvat.server().requests("POST", "/api/auth/login")).hasSizeBetween(logins + 1, logins + 3);

        cvat.server().clearFaults();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> gateway.all(MetricsEvent.Scored.class).stream()
                                .filter(this::mine)
                                .count()
                        == 6);
    }

    private void submit(int number, boolean last) throws Exception {
        gateway.send(
                new MetricsCommand.Submit(new SubmissionId(attempt, number), 1, task.id(), jobs, 1, 1, STARTED, last));
    }

    /** Whatever the test was about: HR reads the reasons. */
    private void reasonsAreSentencesWithoutPathsAndClasses() {
        List<?> reasons = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("SELECT last_error FROM submission WHERE last_error IS NOT NULL")
                        .getResultList());
        assertThat(reasons).allSatisfy(reason -> assertThat(reason.toString())
                .matches("(?s)[A-Z].*")
                .doesNotContain("/api/", "Exception", "Error:"));
    }

    private MetricsEvent.Scored scored() {
        return gateway.await(MetricsEvent.Scored.class, this::mine);
    }

    private String failed() {
        return gateway.await(MetricsEvent.Failed.class, this::mine).reason();
    }

    private List<MetricsEvent.Failed> failures() throws Exception {
        return gateway.all(MetricsEvent.Failed.class).stream()
                .filter(this::mine)
                .toList();
    }

    private boolean mine(MetricsEvent event) {
        return event.candidate().equals(candidate);
    }

    private String query(String select) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (String) database.createNativeQuery(select).getSingleResult());
    }
}
