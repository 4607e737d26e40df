package solutions.trainingdata.candidates.bot.hr.export;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import solutions.trainingdata.candidates.bot.actionlog.Action;
import solutions.trainingdata.candidates.bot.actionlog.ActionLog;
import solutions.trainingdata.candidates.bot.candidate.Candidates;
import solutions.trainingdata.candidates.bot.dialog.Dialog;
import solutions.trainingdata.candidates.bot.hr.HrConfig;
import solutions.trainingdata.candidates.bot.hr.Whitelist;
import solutions.trainingdata.candidates.bot.screens.HrMenuScreens;
import solutions.trainingdata.candidates.bot.telegram.Documents;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.work.Next;
import solutions.trainingdata.candidates.messaging.work.RetryLaterException;
import solutions.trainingdata.candidates.messaging.work.Work;
import solutions.trainingdata.candidates.messaging.work.WorkItem;

/**
 * The work on spreadsheets: fetched and sent in one step, to somebody who is HR at that moment. Tried again as long as it
 * certainly did not arrive; once that is in doubt, the HR who asked is told so and nothing is sent a second time.
 */
@ApplicationScoped
class SendExport implements Work {

    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private final ExportTable table;
    private final MetricsFiles files;
    private final Documents documents;
    private final Whitelist whitelist;
    private final Candidates candidates;
    private final Dialog dialog;
    private final HrMenuScreens screens;
    private final ActionLog log;
    private final ExportConfig config;
    private final HrConfig hrConfig;

    SendExport(
            AgroalDataSource database,
            MetricsFiles files,
            Documents documents,
            Whitelist whitelist,
            Candidates candidates,
            Dialog dialog,
            HrMenuScreens screens,
            ActionLog log,
            ExportConfig config,
            HrConfig hrConfig) {
        this.table = new ExportTable(database);
        this.files = files;
        this.documents = documents;
        this.whitelist = whitelist;
        this.candidates = candidates;
        this.dialog = dialog;
        this.screens = screens;
        this.log = log;
        this.config = config;
        this.hrConfig = hrConfig;
    }

    @Override
    public String table() {
        return ExportTable.NAME;
    }

    /** Sending one may take minutes, and HR's news are not to wait for it. */
    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public String inLogs(String id) {
        return "to HR";
    }

    @Override
    public Duration timeLimit(String state) {
        return config.fetchLimit().plus(Documents.LIMIT).plusSeconds(30);
    }

    @Override
    public Next step(WorkItem item) throws IOException {
        ExportTable.Row row = QuarkusTransaction.requiringNew().call(() -> table.find(item.id()));
        if (row.sending()) {
            return new Next.GiveUp(ExportTrouble.UNSURE.name());
        }
        Optional<List<CandidateId>> everybody = whitelist.everybody();
        if (everybody.isEmpty()) {
            return new Next.Wait(hrConfig.lookForWhitelistEvery(), FOR_EVER, "a list of HR that can be read");
        }
        if (!everybody.get().contains(row.hr())) {
            return new Next.Finish("REFUSED", () -> refused(item.id(), row));
        }
        Path file = Files.createTempFile("export", ".xlsx");
        try {
            files.fetch(row.file(), file);
            return send(item, row, file);
        } catch (MetricsFiles.NoFileException e) {
            return new Next.GiveUp(e.trouble.name());
        } finally {
            Files.delete(file);
        }
    }

    private Next send(WorkItem item, ExportTable.Row row, Path file) {
        if (!QuarkusTransaction.requiringNew().call(() -> table.begin(item))) {
            throw new IllegalStateException("The export is another worker's by now");
        }
        Language language = QuarkusTransaction.requiringNew().call(() -> candidates.speaks(row.hr()));
        Documents.Outcome outcome = documents.send(
                row.hr(), screens.exported(language, row.candidates(), row.attempts()), file, row.fileName());
        return switch (outcome.kind()) {
            case SENT -> new Next.Finish("SENT", () -> sent(item.id(), row));
            case UNSURE -> new Next.GiveUp(ExportTrouble.UNSURE.name());
            case UNREACHABLE -> new Next.Finish("UNREACHABLE", () -> table.delete(item.id()));
            case REFUSED -> new Next.GiveUp(outcome.reason());
            case LATER -> {
                QuarkusTransaction.requiringNew().run(() -> table.undone(item));
                throw new RetryLaterException(outcome.reason(), outcome.delay());
            }
        };
    }

    private void sent(String id, ExportTable.Row row) {
        table.delete(id);
        dialog.makeRoom(row.hr(), row.updateId());
        candidates
                .find(row.hr())
                .ifPresent(hr ->
                        log.note(Action.EXPORTED, hr, row.candidates() + " people, " + row.attempts() + " attempts"));
    }

    private void refused(String id, ExportTable.Row row) {
        table.delete(id);
        candidates.find(row.hr()).ifPresent(former -> log.note(Action.ACCESS_REFUSED, former, "export"));
    }

    /** While nobody can say whether they still are HR, the queue takes it up again. */
    @Override
    public void gaveUp(WorkItem item, String reason) {
        ExportTable.Row row = table.find(item.id());
        List<CandidateId> everybody =
                whitelist.everybody().orElseThrow(() -> new IllegalStateException("The list of HR cannot be read now"));
        table.delete(item.id());
        if (everybody.contains(row.hr())) {
            Language language = candidates.speaks(row.hr());
            dialog.answer(
                    row.hr(),
                    row.updateId(),
                    item.id(),
                    screens.exportFailed(
                            language,
                            ExportTrouble.of(reason)
                                    .map(trouble -> screens.trouble(language, trouble.words, config.largestBytes()))
                                    .orElse(reason)));
        }
    }
}
