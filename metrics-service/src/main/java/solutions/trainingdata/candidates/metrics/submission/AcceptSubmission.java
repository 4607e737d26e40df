package solutions.trainingdata.candidates.metrics.submission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.outbox.Outbox;
import solutions.trainingdata.candidates.messaging.work.Work;
import solutions.trainingdata.candidates.messaging.work.Worker;

/** Records a submission, or answers from its row: one verdict per submission, however often it is asked for. */
@ApplicationScoped
public class AcceptSubmission {

    private static final String INSERT = """
            INSERT INTO submission (id, attempt_id, candidate_id, assignment, attempt_number, number, cvat_task_id,
              version, variant, started_at, last, state, press)
            VALUES (:id, :attempt, :candidate, :assignment, :attemptNumber, :number, :task,
              :version, :variant, :startedAt, :last, :state, :press)
            ON CONFLICT (id) DO NOTHING""";

    private static final String RESTART = """
            UPDATE submission SET state = :state, press = :press, tries = 0, next_try_at = now(), waiting_until = NULL,
              last_error = NULL, event_type = NULL, event_body = NULL
            WHERE id = :id AND state = :failed AND press < :press""";

    private final EntityManager database;
    private final Outbox outbox;
    private final Worker worker;

    AcceptSubmission(EntityManager database, Outbox outbox, Worker worker) {
        this.database = database;
        this.outbox = outbox;
        this.worker = worker;
    }

    public void accept(MetricsCommand.Submit command) {
        if (inserted(command) || restarted(command)) {
            worker.wakeAfterCommit();
            return;
        }
        Submission known = Submission.findById(command.submission().key());
        if (known.eventBody != null) {
            outbox.publish(known.event());
        }
    }

    private boolean inserted(MetricsCommand.Submit command) {
        return database.createNativeQuery(INSERT)
                        .setParameter("id", command.submission().key())
                        .setParameter("attempt", command.submission().attempt().key())
                        .setParameter("candidate", command.candidate().telegramUserId())
                        .setParameter(
                                "assignment", command.submission().attempt().assignment())
                        .setParameter(
                                "attemptNumber", command.submission().attempt().number())
                        .setParameter("number", command.submission().number())
                        .setParameter("task", command.cvatTaskId())
                        .setParameter("version", command.version())
                        .setParameter("variant", command.variant())
                        .setParameter("startedAt", command.startedAt())
                        .setParameter("last", command.last())
                        .setParameter("state", Submission.NEW)
                        .setParameter("press", command.press())
                        .executeUpdate()
                == 1;
    }

    private boolean restarted(MetricsCommand.Submit command) {
        return database.createNativeQuery(RESTART)
                        .setParameter("id", command.submission().key())
                        .setParameter("state", Submission.NEW)
                        .setParameter("press", command.press())
                        .setParameter("failed", Work.FAILED)
                        .executeUpdate()
                == 1;
    }
}
