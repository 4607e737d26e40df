package solutions.trainingdata.candidates.stories;

import java.io.IOException;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSchema;
import solutions.trainingdata.candidates.sandbox.cvat.RequestsInUse;
import solutions.trainingdata.candidates.sandbox.http.SimulatorServer;

/**
 * After each story class: every request that the simulated CVAT got since the class before is in the list of requests
 * that it is held against the real one for, and fits CVAT's own schema, as do the answers. JUnit finds this by itself,
 * so no story can forget it.
 */
public final class KnownCvatRequests implements AfterAllCallback {
    private static final String LISTS = "deploy/sandbox/src/test/resources/cvat/";

    private static Optional<CvatSchema> schema;
    private static long checked;

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (Sandbox.isRunning()) {
            SimulatorServer cvat = Sandbox.running().infrastructure().cvat().server();
            areInUse(cvat);
            fitTheSchema(cvat);
        }
    }

    private static void areInUse(SimulatorServer cvat) throws IOException {
        RequestsInUse known = RequestsInUse.read();
        TreeSet<String> unknown = new TreeSet<>();
        cvat.requests().stream()
                .filter(request -> !known.contains(request.method(), request.path()))
                .map(request -> request.method() + " " + RequestsInUse.template(request.path()))
                .forEach(unknown::add);
        if (!unknown.isEmpty()) {
            throw new AssertionError("CVAT was sent what its simulator is not checked for; add to " + LISTS
                    + "requests-in-use.txt and run RecordedExchangesTest: " + unknown);
        }
    }

    private static synchronized void fitTheSchema(SimulatorServer cvat) throws IOException {
        if (schema == null) {
            schema = CvatSchema.besideTheProject();
        }
        if (schema.isEmpty()) {
            System.out.println("Requests to CVAT are not held against its schema: there is none beside the project");
            return;
        }
        CvatSchema held = schema.get();
        long from = checked;
        cvat.requests().stream().filter(request -> request.number() > from).forEach(request -> {
            held.checkRequest(request);
            checked = request.number();
        });
        cvat.answered().stream().filter(one -> one.request().number() > from).forEach(held::checkAnswer);
        System.out.printf("Against CVAT's schema: %d requests, %d answers%n", held.requests(), held.answers());
        TreeSet<String> unlisted = new TreeSet<>(held.differences());
        unlisted.removeAll(CvatSchema.listed());
        if (!unlisted.isEmpty()) {
            throw new AssertionError("Not as CVAT's schema says; mend the service or the simulator, or, where the "
                    + "recordings prove the schema wrong, add to " + LISTS + "schema-differences.txt: " + unlisted);
        }
    }
}
