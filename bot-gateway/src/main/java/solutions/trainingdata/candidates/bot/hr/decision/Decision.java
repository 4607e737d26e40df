package solutions.trainingdata.candidates.bot.hr.decision;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import solutions.trainingdata.candidates.messaging.contract.AttemptId;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;

/**
 * What HR make of an attempt's result.
 *
 * @param id what buttons carry
 * @param scored the result as metrics-service told it, JSON
 * @param by name of the HR who made it so; null while it is open
 * @param note for the candidate; null for none
 * @param changedAt when it came to this outcome
 */
public record Decision(
        long id, AttemptId attempt, String scored, Outcome outcome, String by, String note, Instant changedAt) {

    public MetricsEvent.Scored event() {
        return (MetricsEvent.Scored) Contract.read(
                Contract.wireName(MetricsEvent.Scored.class), "decision", scored.getBytes(StandardCharsets.UTF_8));
    }
}
