package solutions.trainingdata.candidates.bot;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;
import solutions.trainingdata.candidates.sandbox.http.SimulatorServer;

/** Stands where metrics-service hands out its files; gives a test its field of this type. */
public final class MetricsFilesPart implements QuarkusTestResourceLifecycleManager {

    static final String TOKEN = "metrics-token-of-tests";

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private SimulatorServer server;

    @Override
    public Map<String, String> start() {
        server = new SimulatorServer("metrics-files", 0, request -> true, this::answer);
        return Map.of("METRICS_URL", server.url(), "METRICS_TOKEN", TOKEN);
    }

    private SimulatorAnswer answer(SimulatorRequest request) {
        if (!("Bearer " + TOKEN).equals(request.headers().get("authorization"))) {
            return SimulatorAnswer.of(401, "text/plain", new byte[0]);
        }
        byte[] file = files.get(request.path().replaceFirst("^/files/", ""));
        return file == null
                ? SimulatorAnswer.of(404, "text/plain", new byte[0])
                : SimulatorAnswer.of(200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file);
    }

    void put(String name, byte[] bytes) {
        files.put(name, bytes);
    }

    void inject(Fault fault) {
        server.inject(fault);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, field -> field.getType() == MetricsFilesPart.class);
    }

    @Override
    public void stop() {
        server.close();
    }
}
