package solutions.trainingdata.candidates.account;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.sealed.PasswordSeal;
import solutions.trainingdata.candidates.messaging.sealed.SealedPassword;

/**
 * Chooses login, e-mail and password together: an e-mail is never used with two logins, so that CVAT's unique login
 * keeps the e-mail unique as well. Made at start, so that a wrong key is found out before the first candidate.
 */
@Startup
@ApplicationScoped
class Credentials {

    private final CandidateEmail emails;
    private final PasswordSeal seal;
    private final RandomPassword passwords = new RandomPassword();

    Credentials(AccountConfig config, CandidateEmail emails) {
        this.emails = emails;
        this.seal = new PasswordSeal(config.credentialsKey());
    }

    /** @param email unique, our mark in CVAT */
    record Chosen(String login, int loginNumber, String email, SealedPassword password) {}

    Chosen choose(CandidateId candidate, String telegramUsername, int loginNumber) {
        return new Chosen(
                Login.of(candidate, telegramUsername, loginNumber),
                loginNumber,
                emails.next(),
                seal.seal(passwords.next(), candidate.key()));
    }

    /** The password in clear, for CVAT only. */
    String password(Account account) {
        return seal.open(account.password(), account.id);
    }
}
