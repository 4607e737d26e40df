package solutions.trainingdata.candidates.bot.candidate;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import solutions.trainingdata.candidates.bot.telegram.Person;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.sealed.SealedPassword;

/** A person who has written to the bot, HR included. The row's lock is the lock of all that is the person's. */
@Entity
public class Candidate extends PanacheEntityBase {

    /** Telegram user id. */
    @Id
    public long id;

    /** Without the @; null when the person has none. */
    public String username;

    public String name;

    @Column(name = "app_language")
    public String appLanguage;

    /** Chosen in the chat; null until then. */
    public String language;

    /** How log lines name the person. */
    @Column(name = "log_reference")
    public UUID logReference;

    /** Chosen by deep link; null means the default. */
    public String assignment;

    /** Null until the account was opened. */
    @Column(name = "cvat_username")
    public String cvatUsername;

    @Column(name = "cvat_user_id")
    public Long cvatUserId;

    @Column(name = "password_key_id")
    String passwordKeyId;

    @Column(name = "password_box")
    String passwordBox;

    @Column(name = "first_seen_at", insertable = false, updatable = false)
    Instant firstSeenAt;

    public CandidateId candidateId() {
        return new CandidateId(id);
    }

    public Language speaks() {
        return Language.of(language != null ? language : appLanguage);
    }

    public boolean hasAccount() {
        return cvatUsername != null;
    }

    public SealedPassword password() {
        return new SealedPassword(passwordKeyId, passwordBox);
    }

    public void opened(AccountEvent.Opened account) {
        cvatUsername = account.cvatUsername();
        cvatUserId = account.cvatUserId();
        passwordKeyId = account.password().keyId();
        passwordBox = account.password().box();
    }

    /** @return whether username or name changed, which others have to learn */
    boolean isNow(Person person) {
        boolean changed = !java.util.Objects.equals(username, person.username())
                || !person.name().equals(name);
        username = person.username();
        name = person.name();
        appLanguage = person.languageCode();
        return changed;
    }
}
