package solutions.trainingdata.candidates.stories;

import java.util.concurrent.atomic.AtomicInteger;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;
import solutions.trainingdata.candidates.sandbox.launcher.Service;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramCall;

/**
 * One request of the journey, at which its service is killed.
 *
 * @param part of the journey in which it is made
 * @param kind what is asked, without the numbers that differ from journey to journey
 * @param occurrence the so-manieth of its kind in its part, from 1
 * @param carriedOut whether it is carried out, so that only its answer never arrives; else it never arrives itself
 */
record KillMoment(Service service, JourneyPart part, String kind, int occurrence, boolean carriedOut) {

    private static final int WORDS = 40;

    static String kind(SimulatorRequest request) {
        String kind = TelegramCall.of(request)
                .map(call -> call.method() + " " + firstLine(call))
                .orElseGet(() -> request.method() + " " + request.path());
        return kind.replaceAll("\\d+", "#").strip();
    }

    private static String firstLine(TelegramCall call) {
        String line =
                call.text("text").orElse("").lines().findFirst().orElse("").replaceAll("<[^>]*>", "");
        return line.substring(0, Math.min(WORDS, line.length()));
    }

    /** Whether a request is this service's and, as far as one can see, of this candidate's journey. */
    static boolean concerns(SimulatorRequest request, Service service, Candidate candidate) {
        if (service != Service.BOT) {
            return request.caller().equals("candidates/" + service.module());
        }
        // The bot's profile is set once, not in each journey.
        return TelegramCall.of(request)
                .filter(call -> !call.method().startsWith("setMy"))
                .filter(call -> call.text("chat_id").isEmpty() || candidate.concerns(call))
                .isPresent();
    }

    /** Kills at the request's occurrence from now on. Another candidate's message is not cut: that would be its second. */
    Fault fault(Candidate candidate, Runnable kill) {
        AtomicInteger seen = new AtomicInteger();
        return new Fault(
                request -> concerns(request, service, candidate)
                        && kind(request).equals(kind)
                        && seen.incrementAndGet() == occurrence,
                1,
                carriedOut ? new Fault.Effect.RunAfter(kill) : new Fault.Effect.RunInstead(kill));
    }

    @Override
    public String toString() {
        return service.module() + (carriedOut ? " after " : " before ") + kind + " (" + occurrence + ", " + part + ")";
    }
}
