package solutions.trainingdata.candidates.metrics.export;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;
import solutions.trainingdata.candidates.metrics.submission.Gateway;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;

/** Asks for spreadsheets as the gateway does, of attempts that the tests store, and fetches them. */
class Exports {

    static final CandidateId HR = new CandidateId(815);
    static final String TOKEN = "Bearer token-of-the-tests";
    static final AtomicLong UPDATES = new AtomicLong(100);

    SandboxBroker broker;

    @Inject
    AgroalDataSource source;

    @TestHTTPResource("/files")
    URI files;

    StoredAttempts stored;
    Gateway gateway;

    @BeforeEach
    void connect() throws Exception {
        stored = new StoredAttempts(source);
        stored.clear();
        gateway = new Gateway(broker);
    }

    @AfterEach
    void disconnect() throws Exception {
        gateway.close();
    }

    XSSFWorkbook export(String language) throws Exception {
        return fetch(ask(language));
    }

    MetricsEvent.Exported ask(String language) throws Exception {
        MetricsCommand.Export command = new MetricsCommand.Export(HR, UPDATES.incrementAndGet(), language);
        gateway.send(command);
        return answer(command);
    }

    MetricsEvent.Exported answer(MetricsCommand.Export command) {
        return gateway.await(MetricsEvent.Exported.class, event -> event.updateId() == command.updateId());
    }

    List<MetricsEvent.Exported> answers(MetricsCommand.Export command) throws Exception {
        return gateway.all(MetricsEvent.Exported.class).stream()
                .filter(event -> event.updateId() == command.updateId())
                .toList();
    }

    XSSFWorkbook fetch(MetricsEvent.Exported exported) throws Exception {
        return FetchedFile.get(files, exported.file(), TOKEN).workbook();
    }
}
