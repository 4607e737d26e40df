package solutions.trainingdata.candidates.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import solutions.trainingdata.candidates.account.cvat.CvatUser;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.sealed.SealedPassword;
import solutions.trainingdata.candidates.messaging.work.Work;

/** A candidate's CVAT account and how far opening or closing it has come. {@code state} is the work queue's. */
@Entity
@Table(name = "account")
class Account extends PanacheEntityBase {

    /** Credentials are chosen; CVAT may or may not have the user already. */
    static final String REGISTERING = "REGISTERING";

    /** The CVAT user is known by its id and lacks its role. */
    static final String GRANTING = "GRANTING";

    /** Handed out before and asked for anew: is it still there? */
    static final String LOOKING = "LOOKING";

    /** Ready. */
    static final String OPEN = "OPEN";

    /** Nobody is to sign in with it any more. */
    static final String CLOSING = "CLOSING";

    /** Its user is inactive, gone, or never was. */
    static final String CLOSED = "CLOSED";

    /** Granted anew after a closing: its user is made active again, or another one made where it is gone. */
    static final String REOPENING = "REOPENING";

    @Id
    public String id;

    @Column(updatable = false)
    public String state;

    @Column(name = "telegram_username", updatable = false)
    public String telegramUsername;

    public String login;

    @Column(name = "login_number")
    public int loginNumber;

    public String email;

    @Column(name = "password_key")
    public String passwordKey;

    @Column(name = "password_box")
    public String passwordBox;

    /** How often it was begun anew since a person last pressed: with other credentials, or as CVAT had lost the user. */
    public int choices;

    @Column(name = "cvat_user_id")
    public Long cvatUserId;

    /** Whether its credentials were handed out since it was last closed, if ever. */
    public boolean opened;

    /** How often its closing was asked for. */
    @Column(insertable = false, updatable = false)
    public int closings;

    /** Whether the last of these closings still stands. */
    @Column(name = "to_be_closed", insertable = false, updatable = false)
    public boolean toBeClosed;

    @Column(insertable = false, updatable = false)
    public int press;

    @Column(name = "last_error", insertable = false, updatable = false)
    public String lastError;

    CandidateId candidate() {
        return new CandidateId(Long.parseLong(id));
    }

    SealedPassword password() {
        return new SealedPassword(passwordKey, passwordBox);
    }

    boolean owns(CvatUser user) {
        return user.hasEmail(email) || cvatUserId != null && cvatUserId == user.id();
    }

    void take(Credentials.Chosen chosen) {
        login = chosen.login();
        loginNumber = chosen.loginNumber();
        email = chosen.email();
        passwordKey = chosen.password().keyId();
        passwordBox = chosen.password().box();
        choices++;
    }

    AccountEvent.Opened opened() {
        return new AccountEvent.Opened(candidate(), login, cvatUserId, password(), closings);
    }

    AccountEvent.Closed closed() {
        return new AccountEvent.Closed(candidate(), closings);
    }

    /** Of the press that the row has, in the turn that it is in. */
    AccountEvent failed(String reason) {
        return toBeClosed
                ? new AccountEvent.CloseFailed(candidate(), closings, press, reason)
                : new AccountEvent.Failed(candidate(), press, reason);
    }

    /** What is to be told about it as it is now; nothing while a step is due, as its event is still to come. */
    Optional<AccountEvent> truth() {
        return switch (state) {
            case OPEN -> Optional.of(opened());
            case CLOSED -> Optional.of(closed());
            case Work.FAILED -> Optional.of(failed(lastError));
            default -> Optional.empty();
        };
    }
}
