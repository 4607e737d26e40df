package solutions.trainingdata.candidates.task.cvat;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;

/** Makes single calls with the superuser's token, once more after a 401, within a total time limit. */
@ApplicationScoped
class CvatCalls {

    private static final int UNAUTHORIZED = 401;

    private final CvatLogin login;
    private final CvatConfig config;

    CvatCalls(CvatLogin login, CvatConfig config) {
        this.login = login;
        this.config = config;
    }

    /**
     * @param asked what is asked, as an infinitive
     * @param call takes the value of the Authorization header
     */
    <T> T call(String asked, Function<String, Uni<T>> call) {
        return call(asked, config.callWithin(), call);
    }

    <T> T call(String asked, Duration within, Function<String, Uni<T>> call) {
        String used = login.token();
        try {
            return CvatAnswers.within(asked, within, call.apply(used));
        } catch (CvatUnavailableException e) {
            if (e.status() != UNAUTHORIZED) {
                throw e;
            }
            login.forget(used);
            return CvatAnswers.within(asked, within, call.apply(login.token()));
        }
    }
}
