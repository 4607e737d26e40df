package solutions.trainingdata.candidates.metrics.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.metrics.submission.AssignmentFolders;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;

/** A spreadsheet that is asked for twice, and one whose writing is cut off or fails. */
@QuarkusTest
@QuarkusTestResource(SandboxTestResource.class)
@QuarkusTestResource(AssignmentFolders.class)
class ExportFaultsIT extends Exports {

    @Inject
    PurgeExports purge;

    @AfterEach
    void mendPieces() {
        stored.run("DROP TRIGGER IF EXISTS broken ON export_piece");
    }

    @Test
    void deliveredTwiceAndAskedAgainThereIsOneFileNamedByTheDay() throws Exception {
        MetricsCommand.Export command = new MetricsCommand.Export(HR, UPDATES.incrementAndGet(), "en");
        String id = UUID.randomUUID().toString();
        gateway.send(command, id);
        gateway.send(command, id);
        MetricsEvent.Exported exported = answer(command);
        assertThat(exported.fileName()).matches("results-\\d{4}-\\d\\d-\\d\\d\\.xlsx");
        gateway.send(command);
        await().until(() -> answers(command).size() == 2);
        assertThat(answers(command)).containsOnly(exported);
    }

    @Test
    void aTryThatDiedIsDoneAgainAndItsPiecesAreForgotten() throws Exception {
        stored.run("INSERT INTO export (id, requested_by, update_id, language, state, tries, claim, claimed_until)"
                + " VALUES ('815/1', 815, 1, 'en', 'NEW', 1, gen_random_uuid(), now() - interval '1 second')");
        stored.run("INSERT INTO export_piece VALUES ('left', 0, 'x', now() - interval '2 hours')");
        MetricsEvent.Exported exported = answer(new MetricsCommand.Export(HR, 1, "en"));
        purge.purge();
        assertThat(FetchedFile.get(files, "left", TOKEN).status()).isEqualTo(404);
        fetch(exported).close();
        assertThat(stored.count("export_piece WHERE file = 'left'")).isZero();
    }

    @Test
    void whatFailsInMidStepIsTriedAgain() throws Exception {
        breakPieces();
        MetricsCommand.Export command = new MetricsCommand.Export(HR, UPDATES.incrementAndGet(), "en");
        gateway.send(command);
        String row = "export WHERE update_id = " + command.updateId();
        await().until(() -> stored.count(row + " AND last_error LIKE '%Cannot store piece 0%'") == 1);
        stored.run("DROP TRIGGER broken ON export_piece");
        fetch(answer(command)).close();
    }

    @Test
    void whatCannotBeWrittenIsGivenUpInWords() throws Exception {
        breakPieces();
        MetricsCommand.Export command = new MetricsCommand.Export(HR, UPDATES.incrementAndGet(), "en");
        stored.run(
                "INSERT INTO export (id, requested_by, update_id, language, state, tries)"
                        + " VALUES (?, 815, ?, 'en', 'NEW', 19)",
                Export.key(command),
                command.updateId());
        MetricsEvent.ExportFailed failed =
                gateway.await(MetricsEvent.ExportFailed.class, event -> event.updateId() == command.updateId());
        assertThat(failed.reason()).contains("Cannot store piece 0 of a spreadsheet");
        assertThat(failed.requestedBy()).isEqualTo(HR);
    }

    /** Each holds a connection while it waits for one more. */
    @Test
    void noMoreThanTwoAreWrittenAtOnceAndTheOthersLoseNoTry() throws Exception {
        try (Connection holding = source.getConnection();
                Statement lock = holding.createStatement()) {
            holding.setAutoCommit(false);
            lock.execute("LOCK TABLE export_piece IN SHARE MODE");
            stored.run("INSERT INTO export (id, requested_by, update_id, language, state)"
                    + " SELECT '815/' || number, 815, number, 'en', 'NEW' FROM generate_series(11, 15) number");
            String rows = "export WHERE update_id BETWEEN 11 AND 15";
            await().until(() -> stored.count(rows + " AND claim IS NOT NULL") >= 2);
            assertThat(stored.count(rows + " AND claim IS NOT NULL")).isEqualTo(2);
            assertThat(stored.count(rows + " AND claim IS NULL AND tries = 0")).isEqualTo(3);
            holding.rollback();
            await().until(() -> stored.count(rows + " AND state = 'WRITTEN'") == 5);
        }
    }

    private void breakPieces() {
        stored.run("CREATE OR REPLACE FUNCTION break_pieces() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'No room on the disk'; END $$");
        stored.run("CREATE TRIGGER broken BEFORE INSERT ON export_piece EXECUTE FUNCTION break_pieces()");
    }
}
