package solutions.trainingdata.candidates.task.cvat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.function.Function;

/** Makes single calls with the superuser's token, once more after a 401, within a total time limit. */
@ApplicationScoped
class CvatCalls {

    private static final int UNAUTHORIZED = 401;

    private final CvatLogin login;
    private final CvatAnswers answers;
    private final CvatConfig config;

    CvatCalls(CvatLogin login, CvatAnswers answers, CvatConfig config) {
        this.login = login;
        this.answers = answers;
        this.config = config;
    }

    /**
     * @param asked what is asked, as an infinitive
     * @param type of the body
     * @param call takes the value of the Authorization header
     * @return null when the answer had no body
     */
    <T> T call(String asked, Class<T> type, Function<String, Response> call) {
        return call(asked, config.callWithin(), type, call);
    }

    <T> T call(String asked, Duration within, Class<T> type, Function<String, Response> call) {
        String used = login.token();
        try {
            return answers.within(asked, within, type, () -> call.apply(used));
        } catch (CvatUnavailableException e) {
            if (e.status() != UNAUTHORIZED) {
                throw e;
            }
            login.forget(used);
            String fresh = login.token();
            return answers.within(asked, within, type, () -> call.apply(fresh));
        }
    }
}
