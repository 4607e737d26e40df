package solutions.trainingdata.candidates.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSchema;
import solutions.trainingdata.candidates.sandbox.cvat.RequestsInUse;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;
import solutions.trainingdata.candidates.sandbox.http.SimulatorServer;

/**
 * Every request that a simulated CVAT of the stories gets is in the list of requests that it is held against the real
 * one for, and fits CVAT's own schema, as do the answers; each is checked as it comes, so that none is lost. What is
 * wrong fails the story class. JUnit finds this by itself, and {@link Sandbox#parts} shows it each CVAT.
 */
public final class KnownCvatRequests implements AfterAllCallback, SimulatorServer.Witness {
    private static final String LISTS = "deploy/sandbox/src/test/resources/cvat/";
    private static final int CHECKED_WITHIN_SECONDS = 120;

    /** The schema's checker is for one thread, and no answer waits for it. */
    private static final ExecutorService CHECKS = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "known-cvat-requests");
        thread.setDaemon(true);
        return thread;
    });

    private static final Set<String> UNKNOWN = Collections.synchronizedSet(new TreeSet<>());
    private static final RequestsInUse KNOWN;
    private static final Optional<CvatSchema> SCHEMA;

    static {
        try {
            KNOWN = RequestsInUse.read();
            SCHEMA = CvatSchema.besideTheProject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void asked(SimulatorRequest request) {
        if (!KNOWN.contains(request.method(), request.path())) {
            UNKNOWN.add(request.method() + " " + RequestsInUse.template(request.path()));
        }
        SCHEMA.ifPresent(schema -> CHECKS.execute(() -> schema.checkRequest(request)));
    }

    @Override
    public void answered(SimulatorServer.Answered answered) {
        SCHEMA.ifPresent(schema -> CHECKS.execute(() -> schema.checkAnswer(answered)));
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (!UNKNOWN.isEmpty()) {
            throw new AssertionError("CVAT was sent what its simulator is not checked for; add to " + LISTS
                    + "requests-in-use.txt and run RecordedExchangesTest: " + UNKNOWN);
        }
        if (SCHEMA.isEmpty()) {
            System.out.println("Requests to CVAT are not held against its schema: there is none beside the project");
            return;
        }
        Future<Set<String>> differences = CHECKS.submit(() -> unlisted(SCHEMA.get()));
        Set<String> unlisted = differences.get(CHECKED_WITHIN_SECONDS, TimeUnit.SECONDS);
        if (!unlisted.isEmpty()) {
            throw new AssertionError("Not as CVAT's schema says; mend the service or the simulator, or, where the "
                    + "recordings prove the schema wrong, add to " + LISTS + "schema-differences.txt: " + unlisted);
        }
    }

    private static Set<String> unlisted(CvatSchema schema) throws IOException {
        System.out.printf("Against CVAT's schema: %d requests, %d answers%n", schema.requests(), schema.answers());
        Set<String> unlisted = new TreeSet<>(schema.differences());
        unlisted.removeAll(CvatSchema.listed());
        return unlisted;
    }
}
