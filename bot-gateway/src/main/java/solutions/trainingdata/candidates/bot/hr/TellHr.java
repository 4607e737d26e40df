package solutions.trainingdata.candidates.bot.hr;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.screens.HrScreens;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.work.Worker;

/**
 * What HR want to know at once. Here it only becomes a row, in the transaction that made it true, and is told by {@link
 * TellEverybody}: no candidate waits for a whitelist that does not answer.
 */
@ApplicationScoped
public class TellHr {

    private final NewsTable table;
    private final Worker worker;

    TellHr(AgroalDataSource database, Worker worker) {
        this.table = new NewsTable(database);
        this.worker = worker;
    }

    /** The result card. */
    public void scored(MetricsEvent.Scored event) {
        write("card/" + event.submission().key(), News.Scored.of(event));
    }

    /**
     * Somebody decided, or put it off: all cards are to say so.
     *
     * @param updateId of the press, so that each change is told
     */
    public void changed(long decision, long updateId) {
        write("decision-changed/" + decision + "/" + updateId, new News.DecisionChanged(decision));
    }

    /** @param key decision/number of the reminder */
    public void overdue(String key) {
        write("decision-overdue/" + key, new News.DecisionOverdue(Long.parseLong(key.substring(0, key.indexOf('/')))));
    }

    /**
     * Something was given up.
     *
     * @param key what failed, with the press, so that the same failure is told once
     */
    public void failed(Candidate candidate, String key, Text what, String reason) {
        write("failed/" + key, new News.Failed(candidate.id, what, reason));
    }

    /**
     * Messages between the services ended as dead letters.
     *
     * @param key of the occasion, so that it is told once
     */
    void deadLetters(String key, long n) {
        write("dead-letters/" + key, new News.DeadLetters(n));
    }

    private void write(String id, News news) {
        table.write(id, news);
        worker.wakeAfterCommit();
    }

    public static HrScreens.Subject subject(Candidate candidate) {
        return new HrScreens.Subject(candidate.id, candidate.username, candidate.name);
    }
}
