package solutions.trainingdata.candidates.sandbox.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Something that goes wrong with the next requests that match: a wrong answer, a broken connection, a delay, or an
 * action of the test (such as killing the caller). Used up after {@code times} requests. An empty answer is
 * {@link SimulatorAnswer#empty}, a page where JSON is due {@link SimulatorAnswer#html}.
 */
public final class Fault {

    /** What happens to a matching request. */
    public sealed interface Effect {
        /** Answered without being carried out. */
        record AnswerInstead(SimulatorAnswer answer) implements Effect {}

        /** Carried out, but answered otherwise: the caller cannot know. */
        record AnswerAfter(SimulatorAnswer answer) implements Effect {}

        /** The connection is closed; nothing is carried out. */
        record HangUpBefore() implements Effect {}

        /** The connection is closed after it was carried out: the caller cannot know. */
        record HangUpAfter() implements Effect {}

        /** Carried out at once, answered late. */
        record Slow(Duration delay) implements Effect {}

        /** Carried out; the answer's Content-Length is that of the whole, but the connection closes after half of it. */
        record HalfAnswer() implements Effect {}

        /** Carried out; the answer's body has this many blanks before it, which JSON allows. */
        record HugeAnswer(long blanks) implements Effect {}

        /** Runs before the request is carried out, which then goes on as usual. */
        record RunBefore(Runnable action) implements Effect {}

        /** Runs after the request was carried out and before it is answered. */
        record RunAfter(Runnable action) implements Effect {}
    }

    private final Predicate<SimulatorRequest> matching;
    private final AtomicInteger left;
    private final Effect effect;

    public Fault(Predicate<SimulatorRequest> matching, int times, Effect effect) {
        this.matching = matching;
        this.left = new AtomicInteger(times);
        this.effect = effect;
    }

    /** A fault for requests of this method whose path matches the regular expression as a whole. */
    public static Fault on(String method, String pathRegex, int times, Effect effect) {
        return new Fault(
                request -> request.method().equals(method) && request.path().matches(pathRegex), times, effect);
    }

    public Effect effect() {
        return effect;
    }

    boolean takes(SimulatorRequest request) {
        return matching.test(request) && left.getAndUpdate(n -> n > 0 ? n - 1 : 0) > 0;
    }
}
