package solutions.trainingdata.candidates.bot.hr;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.bot.dialog.Dialog;
import solutions.trainingdata.candidates.bot.screens.HrScreens;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.work.Next;
import solutions.trainingdata.candidates.messaging.work.Work;
import solutions.trainingdata.candidates.messaging.work.WorkItem;

/**
 * The work on news: told once to everybody on the whitelist, each in their language, as soon as it can be read and
 * somebody is on it. Until then they wait, however long that takes.
 */
@ApplicationScoped
class TellEverybody implements Work {

    private static final Logger LOG = Logger.getLogger(TellEverybody.class);

    /** A server that asks another one that is silent may need half a minute to notice that it is to stop asking. */
    private static final Duration READING = Duration.ofMinutes(1);

    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private final NewsTable table;
    private final Whitelist whitelist;
    private final Candidates candidates;
    private final ResultCards cards;
    private final Dialog dialog;
    private final HrScreens screens;
    private final HrConfig config;

    TellEverybody(
            AgroalDataSource database,
            Whitelist whitelist,
            Candidates candidates,
            ResultCards cards,
            Dialog dialog,
            HrScreens screens,
            HrConfig config) {
        this.table = new NewsTable(database);
        this.whitelist = whitelist;
        this.candidates = candidates;
        this.cards = cards;
        this.dialog = dialog;
        this.screens = screens;
        this.config = config;
    }

    @Override
    public String table() {
        return NewsTable.NAME;
    }

    /** What kind of news; the rest of most keys says who it is about. */
    @Override
    public String inLogs(String id) {
        return id.split("/", 2)[0];
    }

    @Override
    public Duration timeLimit(String state) {
        return READING;
    }

    @Override
    public Next step(WorkItem item) {
        List<CandidateId> everybody = whitelist.everybody().orElse(List.of());
        return everybody.isEmpty()
                ? new Next.Wait(config.lookForWhitelistEvery(), FOR_EVER, "somebody to tell")
                : new Next.Finish("TOLD", () -> tell(item.id(), everybody));
    }

    private void tell(String id, List<CandidateId> everybody) {
        News news = table.take(id);
        if (news instanceof News.Scored scored) {
            cards.scored(id, scored.read(), everybody);
        } else if (news instanceof News.DecisionChanged changed) {
            cards.changed(changed.decision(), everybody);
        } else if (news instanceof News.DecisionOverdue overdue) {
            cards.overdue(id, overdue.decision(), everybody);
        } else {
            everybody.forEach(hr -> dialog.tell(hr, id, screen(candidates.speaks(hr), news)));
        }
    }

    private Screen screen(Language language, News news) {
        if (news instanceof News.Failed failed) {
            Candidate candidate = candidates
                    .find(new CandidateId(failed.candidate()))
                    .orElseThrow(() -> new IllegalStateException("The candidate of a failure is not there any more"));
            return screens.failure(language, failed.what(), TellHr.subject(candidate), failed.reason());
        }
        return screens.deadLetters(language, ((News.DeadLetters) news).messages());
    }

    /** Only what we cannot render: the row keeps it and why, deploy/stuck shows it. */
    @Override
    public void gaveUp(WorkItem item, String reason) {
        LOG.errorf("HR are not told some news, see deploy/stuck: %s", reason);
    }
}
