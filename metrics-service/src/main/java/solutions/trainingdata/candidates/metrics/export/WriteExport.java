package solutions.trainingdata.candidates.metrics.export;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.messaging.outbox.Outbox;
import solutions.trainingdata.candidates.messaging.work.Next;
import solutions.trainingdata.candidates.messaging.work.Work;
import solutions.trainingdata.candidates.messaging.work.WorkItem;
import solutions.trainingdata.candidates.metrics.spreadsheet.ResultsWorkbook;

/**
 * The one step of an export: writes the workbook into the database, then says so. Each try writes a file of its own;
 * only that of the try that ends is ever named.
 */
@ApplicationScoped
class WriteExport implements Work {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** Each holds two connections for minutes, one to read all and one to store, and verdicts need some, too. */
    private static final int AT_ONCE = 2;

    private static final int FILE_ID_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String STORE = """
            UPDATE export SET file = :file, file_name = :fileName, size = :size, made_at = now(), event_type = :type,
              event_body = :body
            WHERE id = :id""";

    private final AgroalDataSource source;
    private final EntityManager database;
    private final Outbox outbox;
    private final ExportConfig config;

    WriteExport(AgroalDataSource source, EntityManager database, Outbox outbox, ExportConfig config) {
        this.source = source;
        this.database = database;
        this.outbox = outbox;
        this.config = config;
    }

    @Override
    public String table() {
        return "export";
    }

    @Override
    public Duration timeLimit(String state) {
        return LIMIT;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Next step(WorkItem item) throws SQLException, IOException {
        Export export = QuarkusTransaction.requiringNew().call(() -> Export.findById(item.id()));
        String file = newFile();
        PieceOutput pieces = new PieceOutput(source, file);
        ResultsWorkbook.Contents contents =
                new ResultsWorkbook(source, config.displayZone()).write(pieces, export.language);
        pieces.close();
        MetricsEvent.Exported written = new MetricsEvent.Exported(
                export.requestedBy(),
                export.updateId,
                file,
                "results-" + contents.day() + ".xlsx",
                contents.candidates(),
                contents.attempts());
        return new Next.Finish(Export.WRITTEN, () -> store(item.id(), written, pieces.size()));
    }

    private static String newFile() {
        byte[] bytes = new byte[FILE_ID_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void store(String id, MetricsEvent.Exported written, long size) {
        database.createNativeQuery(STORE)
                .setParameter("file", written.file())
                .setParameter("fileName", written.fileName())
                .setParameter("size", size)
                .setParameter("type", Contract.wireName(written.getClass()))
                .setParameter("body", Contract.json(written))
                .setParameter("id", id)
                .executeUpdate();
        outbox.publish(written);
    }

    @Override
    public void gaveUp(WorkItem item, String reason) {
        Export export = Export.findById(item.id());
        MetricsEvent failed = new MetricsEvent.ExportFailed(export.requestedBy(), export.updateId, reason);
        database.createNativeQuery("UPDATE export SET event_type = :type, event_body = :body WHERE id = :id")
                .setParameter("type", Contract.wireName(failed.getClass()))
                .setParameter("body", Contract.json(failed))
                .setParameter("id", item.id())
                .executeUpdate();
        outbox.publish(failed);
    }
}
