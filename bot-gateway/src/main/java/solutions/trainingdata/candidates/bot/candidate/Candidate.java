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

    /** Whether the account can be signed in with, as far as we know. */
    @Column(name = "account_open")
    boolean accountOpen;

    /** HR closed the account, and nobody reopened it since. */
    public boolean closed;

    /** How often the account was closed. */
    public int closings;

    /** The highest press with which the account was to be opened. */
    @Column(name = "open_press")
    public int openPress;

    /** Of the newest closing. */
    @Column(name = "close_press")
    public int closePress;

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

    /** There is an account, and it can be signed in with. */
    public boolean hasAccount() {
        return accountOpen;
    }

    public SealedPassword password() {
        return new SealedPassword(passwordKeyId, passwordBox);
    }

    /** @return false for an answer from before the account was closed, or reopened */
    public boolean isInTurn(AccountEvent.Opened account) {
        return !closed && account.closings() == closings;
    }

    public void opened(AccountEvent.Opened account) {
        accountOpen = true;
        cvatUsername = account.cvatUsername();
        cvatUserId = account.cvatUserId();
        passwordKeyId = account.password().keyId();
        passwordBox = account.password().box();
    }

    /** From now on nobody is to sign in with it. */
    public void close() {
        closed = true;
        accountOpen = false;
        closings++;
        closePress = 0;
    }

    /** @return false when it was not closed */
    public boolean reopen() {
        boolean reopened = closed;
        closed = false;
        return reopened;
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
