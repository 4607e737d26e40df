package solutions.trainingdata.candidates.messaging.work;

import java.time.Duration;

/** What a step's failure means for its row: why, for people, and when it is tried again. */
final class Failure {

    private static final String PRODUCT = "solutions.trainingdata.candidates.";

    private Failure() {}

    /** Ours are written to be read by people; what others say needs to be named. */
    static String words(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        if (failure.getMessage() == null) {
            return name;
        }
        boolean ours = failure.getClass().getName().startsWith(PRODUCT);
        return ours ? failure.getMessage() : name + ": " + failure.getMessage();
    }

    /** Never shorter than the own delay: a proxy that says "again in 0 s" would use up all tries within seconds. */
    static Duration delay(Throwable failure, Duration own) {
        boolean longer =
                failure instanceof RetryLaterException later && later.delay().compareTo(own) > 0;
        return longer ? ((RetryLaterException) failure).delay() : own;
    }
}
