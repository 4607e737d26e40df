package solutions.trainingdata.candidates.task;

import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What CVAT's answers say the time is: put forward by a test, or not said. Dates that CVAT stores are the machine's. */
@Provider
@Singleton
public class CvatClock implements ClientResponseFilter {

    private volatile Duration ahead = Duration.ZERO;
    private volatile boolean silent;

    public void putForward(Duration duration) {
        ahead = duration;
    }

    public void say(boolean said) {
        silent = !said;
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (silent) {
            response.getHeaders().remove(HttpHeaders.DATE);
        } else if (!ahead.isZero()) {
            response.getHeaders()
                    .putSingle(
                            HttpHeaders.DATE,
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                    Clock.systemUTC().instant().plus(ahead).atOffset(ZoneOffset.UTC)));
        }
    }
}
