package solutions.trainingdata.candidates.metrics.export;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.MetricsCommand;
import solutions.trainingdata.candidates.messaging.contract.ServiceMessage;

/** One spreadsheet that was asked for. Written by SQL, read as this. */
@Entity
public class Export extends PanacheEntityBase {

    static final String NEW = "NEW";
    static final String WRITTEN = "WRITTEN";

    /** {@link #key}. */
    @Id
    public String id;

    @Column(name = "requested_by")
    public long requestedBy;

    @Column(name = "update_id")
    public long updateId;

    public String language;

    @Column(name = "event_type")
    public String eventType;

    @Column(name = "event_body")
    public String eventBody;

    static String key(MetricsCommand.Export command) {
        return command.requestedBy().key() + "/" + command.updateId();
    }

    CandidateId requestedBy() {
        return new CandidateId(requestedBy);
    }

    /** The answer as it was published, null while there is none. */
    ServiceMessage event() {
        return eventBody == null ? null : Contract.read(eventType, id, eventBody.getBytes(StandardCharsets.UTF_8));
    }
}
