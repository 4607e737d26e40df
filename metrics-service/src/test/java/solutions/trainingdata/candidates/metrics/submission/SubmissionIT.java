package solutions.trainingdata.candidates.metrics.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

/** From the command on the broker to the event on the broker, with CVAT well and unwell. */
@QuarkusTest
@QuarkusTestResource(SandboxTestResource.class)
@QuarkusTestResource(AssignmentFolders.class)
class SubmissionIT {

    private static final Instant STARTED = Instant.parse("2026-11-24T10:00:00Z");
    private static final AtomicLong PEOPLE = new AtomicLong(1000);

    SandboxBroker broker;
    CvatSimulator cvat;

    @Inject
    EntityManager database;

    private final CandidateId candidate = new CandidateId(PEOPLE.incrementAndGet());
    private final AttemptId attempt = new AttemptId(candidate, AssignmentFolders.NAME, 1);
    private Gateway gateway;

    @BeforeEach
    void connect() throws Exception {
        gateway = new Gateway(broker);
    }

    @AfterEach
    void disconnect() throws Exception {
        cvat.server().clearFaults();
        gateway.close();
    }

    @Test
    void scoresToTheDigitAndStoresWhatWasScored() throws Exception {
        CvatTask task = CvatTask.make(cvat, "a.png", "b.png");
        // The car is 190 px instead of 200 px: IoU = 0.95² = 0.9025; one of two texts is right.
        task.draw(190, "AB123", "cd456");
        task.finish();
        gateway.send(submit(task, 1, 1, false));
        MetricsEvent.Scored scored = gateway.await(MetricsEvent.Scored.class, this::mine);
        List<MetricsEvent.Metric> metrics = scored.result().metrics();
        assertThat(metrics)
                .extracting(MetricsEvent.Metric::name)
                .containsExactly("car_iou", "plate_iou", "plate_accuracy");
        assertThat(metrics.get(0).percent()).isCloseTo(90.25, within(1e-9));
        assertThat(metrics.get(0).passMark()).isEqualTo(90);
        assertThat(metrics.get(1).percent()).isCloseTo(100, within(1e-9));
        assertThat(metrics.get(2).percent()).isEqualTo(50);
        assertThat(scored.result().passed()).isFalse();
        assertThat(scored.result().finishedInCvat()).isTrue();
        assertThat(scored.result().truthVersion()).isEqualTo(3);
        assertThat(scored.problems()).isEmpty();
        String stored = query("SELECT snapshot::text FROM submission WHERE attempt_id = '" + attempt.key() + "'");
        assertThat(new ObjectMapper().readTree(stored).at("/annotations/shapes"))
                .hasSize(4);
    }

    @Test
    void listsEachProblemWithALinkToItsPictureAndScoresTheNextTry() throws Exception {
        CvatTask task = CvatTask.make(cvat, "a.png", "b.png");
        task.draw(200, "AB123");
        gateway.send(submit(task, 1, 1, false));
        MetricsEvent.Rejected rejected = gateway.await(MetricsEvent.Rejected.class, this::mine);
        String link =
                cvat.url() + "/tasks/" + task.id() + "/jobs/" + task.jobs().get(1) + "?frame=1";
        assertThat(rejected.problems())
                .extracting(Problem::kind, Problem::image, Problem::label, problem -> problem.frame()
                        .toString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Problem.Kind.TOO_FEW_SHAPES, "b.png", "car", link),
                        org.assertj.core.groups.Tuple.tuple(Problem.Kind.TOO_FEW_SHAPES, "b.png", "plate", link));
        task.draw(200, "AB123", "CD456");
        gateway.send(submit(task, 2, 1, false));
        assertThat(gateway.await(MetricsEvent.Scored.class, this::mine).result().passed())
                .isTrue();
    }

    @Test
    void saysThatNothingIsSaved() throws Exception {
        CvatTask task = CvatTask.make(cvat, "a.png", "b.png");
        gateway.send(submit(task, 1, 1, false));
        assertThat(gateway.await(MetricsEvent.Rejected.class, this::mine).problems())
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.NOTHING_SAVED);
    }

    @Test
    void scoresTheLastSubmissionInSpiteOfProblems() throws Exception {
        CvatTask task = CvatTask.make(cvat, "a.png", "b.png");
        task.draw(200, "AB123");
        gateway.send(submit(task, 1, 1, true));
        MetricsEvent.Scored scored = gateway.await(MetricsEvent.Scored.class, this::mine);
        assertThat(scored.result().metrics().get(0).percent()).isCloseTo(50, within(1e-9));
        assertThat(scored.problems()).hasSize(2);
    }

    @Test
    void deliveredTwiceAndAskedAgainThereIsOneVerdict() throws Exception {
        CvatTask task = CvatTask.make(cvat, "a.png", "b.png");
        task.draw(200, "AB123", "CD456");
        String id = UUID.randomUUID().toString();
        gateway.send(submit(task, 1, 1, false), id);
        gateway.send(submit(task, 1, 1, false), id);
        MetricsEvent.Scored first = gateway.await(MetricsEvent.Scored.class, this::mine);
        task.draw(100, "x", "y"); // after the verdict nothing that is drawn counts
        gateway.send(submit(task, 1, 1, false));
        await().until(() -> gateway.all(MetricsEvent.Scored.class).stream()
                        .filter(this::mine)
                        .count()
                == 2);
        assertThat(gateway.all(MetricsEvent.Scored.class).stream().filter(this::mine))
                .containsOnly(first);
    }

    @Test
    void resumesWhenCvatComesBackAndSaysNothingMeanwhile() throws Exception {
        CvatTask task = CvatTask.make(cvat, "a.png", "b.png");
        task.draw(200, "AB123", "CD456");
        SimulatorAnswer html = SimulatorAnswer.html(502, "<html>Bad Gateway</html>");
        cvat.server().inject(Fault.on("GET", ".*/annotations/", 1, new Fault.Effect.AnswerInstead(html)));
        cvat.server().inject(Fault.on("GET", "/api/jobs", 1, new Fault.Effect.HangUpBefore()));
        cvat.server()
                .inject(Fault.on(
                        "GET",
                        "/api/labels",
                        1,
                        new Fault.Effect.AnswerInstead(SimulatorAnswer.of(200, "application/json", "[]"))));
        gateway.send(submit(task, 1, 1, false));
        gateway.await(MetricsEvent.Scored.class, this::mine);
        assertThat(gateway.all(MetricsEvent.Failed.class).stream().filter(this::mine))
                .isEmpty();
    }

    @Test
    void asksToStopEditingWhenTheTaskMovesWhileItIsRead() throws Exception {
        CvatTask task = CvatTask.make(cvat, "a.png", "b.png");
        task.draw(200, "AB123", "CD456");
        cvat.server().inject(Fault.on("GET", ".*/annotations/", 3, new Fault.Effect.RunAfter(() -> edit(task))));
        gateway.send(submit(task, 1, 1, false));
        assertThat(gateway.await(MetricsEvent.Rejected.class, this::mine).problems())
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.STILL_EDITING);
    }

    private static void edit(CvatTask task) {
        try {
            task.draw(200 + Math.random(), "AB123", "CD456");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void failsInWordsWhenTheTaskIsGoneAndTriesAgainOnlyWhenAPersonPresses() throws Exception {
        CvatTask task = CvatTask.make(cvat, "a.png", "b.png");
        task.delete();
        gateway.send(submit(task, 1, 1, false));
        MetricsEvent.Failed failed = gateway.await(MetricsEvent.Failed.class, this::mine);
        assertThat(failed.reason()).contains("CVAT task " + task.id() + " is not there");
        gateway.send(submit(task, 1, 1, false));
        await().until(() -> gateway.all(MetricsEvent.Failed.class).stream()
                        .filter(this::mine)
                        .count()
                == 2);
        int requests = cvat.server().requests().size();
        gateway.send(submit(task, 1, 2, false));
        await().until(() -> gateway.all(MetricsEvent.Failed.class).stream()
                        .filter(this::mine)
                        .count()
                == 3);
        assertThat(cvat.server().requests().size()).isGreaterThan(requests);
    }

    @Test
    void aVersionThatIsNotKnownWaitsAndSaysSo() throws Exception {
        CvatTask task = CvatTask.make(cvat, "a.png", "b.png");
        gateway.send(new MetricsCommand.Submit(
                new SubmissionId(attempt, 1), 1, task.id(), task.jobs(), 99, 1, STARTED, false));
        String row = "FROM submission WHERE attempt_id = '" + attempt.key() + "'";
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "1".equals(query("SELECT count(*)::text " + row + " AND waiting_until IS NOT NULL")));
        assertThat(query("SELECT state || tries " + row)).isEqualTo("NEW0");
    }

    @Test
    void reportsAllAttemptsWithTheLastScoredResultInWhateverOrderItWasTold() throws Exception {
        CvatTask task = CvatTask.make(cvat, "a.png", "b.png");
        task.draw(200, "AB123", "CD456");
        gateway.send(submit(task, 1, 1, false));
        gateway.await(MetricsEvent.Scored.class, this::mine);
        gateway.send(open(2, "new_name"));
        gateway.send(open(1, "old_name"));
        gateway.await(MetricsEvent.Opened.class, event -> event.attempt().equals(attempt) && event.revision() == 1);
        CandidateId hr = new CandidateId(815);
        gateway.send(new MetricsCommand.Report(candidate, hr, 7));
        MetricsEvent.Reported report = gateway.await(
                MetricsEvent.Reported.class, event -> event.candidate().equals(candidate));
        assertThat(report.attempts()).hasSize(1);
        assertThat(report.attempts().get(0).telegramUsername()).isEqualTo("new_name");
        assertThat(report.attempts().get(0).result().passed()).isTrue();
        assertThat(report.updateId()).isEqualTo(7);
    }

    @Test
    void openAndReportDeliveredTwiceAnswerOnceAndAskedAgainAnswerAlike() throws Exception {
        String id = UUID.randomUUID().toString();
        gateway.send(open(1, "mira"), id);
        gateway.send(open(1, "mira"), id);
        gateway.send(open(1, "mira"));
        await().until(() -> gateway.all(MetricsEvent.Opened.class).stream()
                        .filter(this::mine)
                        .count()
                == 2);
        MetricsCommand.Report ask = new MetricsCommand.Report(candidate, new CandidateId(815), 9);
        String report = UUID.randomUUID().toString();
        gateway.send(ask, report);
        gateway.send(ask, report);
        gateway.send(ask);
        await().until(() -> gateway.all(MetricsEvent.Reported.class).stream()
                        .filter(this::mine)
                        .count()
                == 2);
        assertThat(gateway.all(MetricsEvent.Reported.class).stream().filter(this::mine))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.attempts()).hasSize(1));
        assertThat(query("SELECT count(*)::text FROM attempt WHERE id = '" + attempt.key() + "'"))
                .isEqualTo("1");
    }

    @Test
    void anAttemptUnderWayIsReportedWithoutAResult() throws Exception {
        gateway.send(open(1, null));
        gateway.await(MetricsEvent.Opened.class, event -> event.attempt().equals(attempt));
        gateway.send(new MetricsCommand.Report(candidate, new CandidateId(815), 8));
        MetricsEvent.Reported report = gateway.await(
                MetricsEvent.Reported.class, event -> event.candidate().equals(candidate));
        assertThat(report.attempts()).singleElement().satisfies(known -> assertThat(known.result())
                .isNull());
    }

    private MetricsCommand.Open open(int revision, String username) {
        return new MetricsCommand.Open(
                attempt, revision, username, "Мира <b>", "mira_test_Annotator", false, STARTED, STARTED);
    }

    private MetricsCommand.Submit submit(CvatTask task, int number, int press, boolean last) throws Exception {
        List<Long> jobs = task.jobs().isEmpty() ? List.of(1L) : task.jobs();
        return new MetricsCommand.Submit(
                new SubmissionId(attempt, number), press, task.id(), jobs, 1, 1, STARTED, last);
    }

    private boolean mine(MetricsEvent event) {
        return event.candidate().equals(candidate);
    }

    private String query(String select) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (String) database.createNativeQuery(select).getSingleResult());
    }
}
