package solutions.trainingdata.candidates.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static solutions.trainingdata.candidates.bot.JourneyScene.SOON;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.AccountCommand;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.TaskCommand;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** Log lines name people by a random reference: no Telegram id is in one, whether all goes well or not. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
class LogsNameNobodyIT extends HrParts {

    /** Long enough to be in no line by chance. */
    private static final long LEA = 777_000_111_222L;

    private static final long ROB = 777_000_111_333L;

    private static final Logger LOG = Logger.getLogger("solutions.trainingdata.candidates");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final ExtHandler watch = watch();

    @BeforeEach
    void watchTheLog() {
        LOG.addHandler(watch);
    }

    @AfterEach
    void forget() throws Exception {
        LOG.removeHandler(watch);
        scene.execute("DELETE FROM whitelist WHERE candidate_id = " + ROB);
        scene.execute("DELETE FROM hr_news WHERE id = 'failed/" + ROB + "/x'");
        scene.execute("DELETE FROM candidate WHERE id = " + ROB);
    }

    @Test
    void aJourneyFromTheFirstWordToTheDecision() throws Exception {
        Person lea = telegram.person(LEA, "Lea", null, null, "en");
        CandidateId id = new CandidateId(LEA);
        lea.says("/start");
        lea.presses("Get the test");
        lea.presses("I agree, start");
        others.awaited(AccountCommand.Open.class, id);
        others.account(id);
        others.awaited(TaskCommand.Issue.class, id);
        others.task(id);
        lea.awaitMessage("” is ready", SOON);
        lea.presses("Done");
        lea.presses("Yes, check it");
        others.awaited(MetricsCommand.Submit.class, id);
        others.score(id, 1);
        hr.awaitMessage("Lea", SOON);
        desk.forges(hr, "HR_INVITE_PLAINLY:" + desk.decision(lea) + ":0:0");
        lea.awaitMessage("we would like to work with you", SOON);
        await().atMost(SOON).until(() -> saidIn("Candidate", "car-plates", "SCORED"));
        assertThat(lines).noneMatch(line -> line.contains(String.valueOf(LEA)));
    }

    @Test
    void whatCannotBeReadOrGoOn() throws Exception {
        scene.execute("INSERT INTO whitelist (candidate_id) VALUES (" + ROB + ")");
        scene.execute("INSERT INTO candidate (id, name) VALUES (" + ROB + ", 'Rob')");
        scene.execute("INSERT INTO journey (id, candidate, assignment, stage, attempt, submission, press, requested_at,"
                + " message, issued, revision, retry_asked_at) SELECT id || '/x', id, 'x', 'CHECK_FAILED', 1, 1, 1,"
                + " now(), 'none', '{broken', 1, now() FROM candidate WHERE id = " + ROB);
        scene.execute(
                "INSERT INTO question (key, candidate, type, body, next_ask_at) SELECT 'task/' || id || '/x/1', id,"
                        + " 'task.issue.v1', '{broken', now() FROM candidate WHERE id = " + ROB);
        scene.execute(
                "INSERT INTO hr_news (id, body) SELECT 'failed/' || id || '/x', '{broken' FROM candidate WHERE id = "
                        + ROB);
        await().atMost(SOON).until(() -> saidIn("of hr_news failed failed"));
        await().atMost(SOON).until(() -> saidIn("was not tried again"));
        await().atMost(SOON).until(() -> saidIn("is not known yet", "is a trial"));
        await().atMost(SOON).until(() -> saidIn("A question cannot be asked again"));
        assertThat(lines).noneMatch(line -> line.contains(String.valueOf(ROB)));
    }

    private boolean saidIn(String... words) {
        return lines.stream().anyMatch(line -> List.of(words).stream().allMatch(line::contains));
    }

    private ExtHandler watch() {
        ExtHandler handler = new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord entry) {
                lines.add(getFormatter().format(entry));
            }
        };
        handler.setFormatter(new PatternFormatter("%m %e"));
        return handler;
    }
}
