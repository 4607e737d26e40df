package solutions.trainingdata.candidates.bot.hr.decision;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import solutions.trainingdata.candidates.bot.hr.TellHr;

/** Reminds HR, once, of a result that nobody decided about in time. The due time is the row's. */
@ApplicationScoped
class RemindOfDecision {

    private static final int AT_ONCE = 20;

    private final Decisions decisions;
    private final TellHr hr;

    RemindOfDecision(Decisions decisions, TellHr hr) {
        this.decisions = decisions;
        this.hr = hr;
    }

    @Scheduled(
            every = "${hr.look-for-overdue-decisions-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        QuarkusTransaction.requiringNew()
                .run(() -> decisions.takeOverdue(AT_ONCE).forEach(hr::overdue));
    }
}
