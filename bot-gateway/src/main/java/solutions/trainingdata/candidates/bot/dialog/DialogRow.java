package solutions.trainingdata.candidates.bot.dialog;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;

/** One person's place in the menus. Only changed columns are written: HR are told things while they press buttons. */
@Entity
@DynamicUpdate
@Table(name = "dialog")
class DialogRow extends PanacheEntityBase {

    @Id
    public long chat;

    /** Purpose of the live message; null when there is none. */
    public String message;

    /** Another message came below the live one: the next screen is a new message. */
    public boolean overtaken;

    /** Purpose of the message with login and password; null before the first. */
    public String credentials;

    /** What the next text answers; null when nothing was asked. */
    public String expects;
}
