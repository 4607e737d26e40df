package solutions.trainingdata.candidates.bot.catalogue;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent;

/** The newest version of an assignment that was published. */
@Entity
@Table(name = "published_assignment")
class PublishedAssignment extends PanacheEntityBase {

    @Id
    public String name;

    public int version;

    /** What a button carries of it: names may be long. */
    @Column(insertable = false, updatable = false)
    int serial;

    /** The event's JSON. */
    public String body;

    TaskEvent.AssignmentPublished event() {
        return (TaskEvent.AssignmentPublished) Contract.read(
                Contract.wireName(TaskEvent.AssignmentPublished.class), name, body.getBytes(StandardCharsets.UTF_8));
    }
}
