package solutions.trainingdata.candidates.account.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * CVAT's users, as its superuser sees them.
 *
 * <p>Each call throws {@link CvatUnavailableException} or {@link
 * solutions.trainingdata.candidates.messaging.work.RetryLaterException} when its outcome is not known, and {@link
 * NotSuperuserException} when only ops can help.
 */
@ApplicationScoped
public class Cvat {

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int PAGE = 100;

    private final CvatApi api;
    private final CvatSession session;

    Cvat(@RestClient CvatApi api, CvatSession session) {
        this.api = api;
        this.session = session;
    }

    /** The user of exactly this name, its case too. */
    public Optional<CvatUser> find(String username) {
        CvatAnswer answer = session.call("look for a user", token -> api.users(token, username), username);
        if (!answer.ok() || !answer.json().path("results").isArray()) {
            throw CvatSession.unexpected(answer);
        }
        for (JsonNode user : answer.json().path("results")) {
            if (user.path("username").asText().equals(username)) {
                return Optional.of(complete(new CvatAnswer(answer.asked(), answer.status(), null, user.toString())));
            }
        }
        return Optional.empty();
    }

    /**
     * Some of all users.
     *
     * @param answeredAt by CVAT's clock; empty when it did not say
     * @param last whether no more follow
     */
    public record Page(List<CvatUser> users, Optional<Instant> answeredAt, boolean last) {}

    /** @param number from 1; in the order in which they registered, so that a new one shifts nobody */
    public Page page(int number) {
        CvatAnswer answer = session.call("list its users", token -> api.page(token, "id", number, PAGE));
        if (answer.status() == NOT_FOUND && number > 1) {
            return new Page(List.of(), answer.answeredAt(), true);
        }
        JsonNode results = answer.json().path("results");
        if (!answer.ok() || !results.isArray()) {
            throw CvatSession.unexpected(answer);
        }
        List<CvatUser> users = new ArrayList<>();
        for (JsonNode user : results) {
            users.add(complete(new CvatAnswer(answer.asked(), answer.status(), null, user.toString())));
        }
        return new Page(
                users, answer.answeredAt(), users.isEmpty() || !answer.json().hasNonNull("next"));
    }

    /** The user of this id; empty when there is none. */
    public Optional<CvatUser> user(long id) {
        CvatAnswer answer = session.call("show a user", token -> api.user(token, id));
        if (answer.status() == NOT_FOUND) {
            return Optional.empty();
        }
        if (!answer.ok()) {
            throw CvatSession.unexpected(answer);
        }
        return Optional.of(complete(answer));
    }

    /** For ever; what the user made and drew stays. A user that is gone already is fine. */
    public void delete(long id) {
        CvatAnswer answer = session.call("delete a user", token -> api.delete(token, id));
        if (!answer.ok() && answer.status() != NOT_FOUND) {
            throw CvatSession.unexpected(answer);
        }
    }

    /** Sends the superuser's token, so that CVAT does not count it among the anonymous requests that it limits. */
    public Registration register(String username, String email, String password) {
        var user = new CvatApi.NewUser(username, email, password, password);
        CvatAnswer answer =
                session.call("register the candidate", token -> api.register(token, user), username, email, password);
        if (answer.ok()) {
            return new Registration.Made(
                    answer.json().path("email_verification_required").asBoolean(false));
        }
        return switch (answer.status()) {
            case BAD_REQUEST -> new Registration.Refused(RefusalReason.of(answer.json()), answer.words());
            case FORBIDDEN, NOT_FOUND -> new Registration.Refused(Registration.Reason.CLOSED, answer.words());
            default -> throw CvatSession.unexpected(answer);
        };
    }

    /**
     * Makes this the user's only group.
     *
     * @return the user as CVAT then shows it: whoever needs the group looks whether it is there. Empty when there is no
     *     such user any more
     */
    public Optional<CvatUser> replaceGroups(long id, String group) {
        return changed(session.call(
                "set the groups of a user", token -> api.update(token, id, new CvatApi.Groups(List.of(group)))));
    }

    /**
     * Lets the user sign in, or not any more; everything it has is kept.
     *
     * @return the user as CVAT then shows it. Empty when there is no such user any more
     */
    public Optional<CvatUser> setActive(long id, boolean active) {
        return changed(session.call(
                active ? "activate a user" : "deactivate a user",
                token -> api.update(token, id, new CvatApi.Activity(active))));
    }

    private Optional<CvatUser> changed(CvatAnswer answer) {
        if (answer.status() == NOT_FOUND) {
            return Optional.empty();
        }
        if (answer.status() == FORBIDDEN) {
            throw notSuperuser();
        }
        if (!answer.ok()) {
            throw CvatSession.unexpected(answer);
        }
        return Optional.of(complete(answer));
    }

    /** CVAT answers a PATCH of anybody but a superuser with 200 and ignores it; the short form of the user tells. */
    private CvatUser complete(CvatAnswer answer) {
        CvatUser user = answer.as(CvatUser.class);
        if (user.id() <= 0 || user.username() == null) {
            throw new CvatUnavailableException(answer.asked(), answer.status(), answer.words());
        }
        if (!user.isComplete()) {
            throw notSuperuser();
        }
        return user;
    }

    private NotSuperuserException notSuperuser() {
        session.forget();
        return new NotSuperuserException();
    }
}
