package solutions.trainingdata.candidates.bot.hr.export;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import solutions.trainingdata.candidates.bot.asking.Questions;
import solutions.trainingdata.candidates.bot.candidate.Candidate;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.bot.dialog.Dialog;
import solutions.trainingdata.candidates.bot.hr.Whitelist;
import solutions.trainingdata.candidates.bot.screens.HrMenuScreens;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.work.Worker;

/** HR ask for everybody's results: metrics-service makes the file, {@link SendExport} brings it. One at a time each. */
@ApplicationScoped
public class ExportResults {

    private final ExportTable table;
    private final Questions questions;
    private final Whitelist whitelist;
    private final Candidates candidates;
    private final Dialog dialog;
    private final HrMenuScreens screens;
    private final Worker worker;

    ExportResults(
            AgroalDataSource database,
            Questions questions,
            Whitelist whitelist,
            Candidates candidates,
            Dialog dialog,
            HrMenuScreens screens,
            Worker worker) {
        this.table = new ExportTable(database);
        this.questions = questions;
        this.whitelist = whitelist;
        this.candidates = candidates;
        this.dialog = dialog;
        this.screens = screens;
        this.worker = worker;
    }

    /** Whoever calls has made sure that this is HR. */
    public void begin(Candidate hr, long updateId) {
        CandidateId id = hr.candidateId();
        if (table.isUnderWay(id)) {
            dialog.turn(id, updateId, screens.exportBusy(hr.speaks()));
            return;
        }
        String key = key(id, updateId);
        table.asked(key, id, updateId);
        dialog.open(id, updateId, screens.exporting(hr.speaks()));
        questions.ask(key, new MetricsCommand.Export(id, updateId, hr.speaks().code()));
    }

    public void exported(MetricsEvent.Exported event) {
        String key = key(event.requestedBy(), event.updateId());
        if (questions.answered(key)) {
            table.made(key, event);
            worker.wakeAfterCommit();
        }
    }

    /** Told to the one who asked, if they still are HR. While nobody can say so, it is asked again. */
    public void failed(MetricsEvent.ExportFailed event) {
        whitelist.everybody().ifPresent(everybody -> failed(event, everybody));
    }

    private void failed(MetricsEvent.ExportFailed event, List<CandidateId> everybody) {
        CandidateId hr = event.requestedBy();
        String key = key(hr, event.updateId());
        if (questions.answered(key)) {
            table.delete(key);
            if (everybody.contains(hr)) {
                dialog.answer(hr, event.updateId(), key, screens.exportFailed(candidates.speaks(hr), event.reason()));
            }
        }
    }

    private static String key(CandidateId hr, long updateId) {
        return "export/" + hr.key() + "/" + updateId;
    }
}
