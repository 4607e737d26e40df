package solutions.trainingdata.candidates.ops.doctor;

import java.util.List;
import solutions.trainingdata.candidates.ops.settings.Settings;

/** Where the gateway fetches spreadsheets: metrics-service gives none to whoever shows another token than its own. */
final class MetricsPart implements Part {

    /** No file has this name. */
    private static final String NO_FILE = "/files/doctor";

    private final Settings settings;

    MetricsPart(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<Check> checks() {
        return List.of(Check.also("METRICS_TOKEN", this::token));
    }

    private Finding token() throws Exception {
        if (settings.find("METRICS_URL").isEmpty()) {
            return Finding.skip("METRICS_URL is not set");
        }
        HttpServer server = new HttpServer("METRICS_URL", settings.need("METRICS_URL"));
        int without = server.get(NO_FILE).status();
        if (without != 401) {
            return Finding.fail(
                    "%s answers %d, but not as metrics-service: is METRICS_URL right (http://host:port)?",
                    server.host(), without);
        }
        String token = settings.need("METRICS_TOKEN");
        int status = server.get(NO_FILE, "Authorization", "Bearer " + token).status();
        return switch (status) {
            case 404 -> Finding.ok("taken by metrics-service at %s", server.host());
            case 401 ->
                Finding.fail(
                        "metrics-service at %s does not take it (401), so HR get no spreadsheet: give metrics-service and"
                                + " the gateway the same METRICS_TOKEN, then restart both",
                        server.host());
            default -> Finding.fail("metrics-service at %s answers %d: look at its log", server.host(), status);
        };
    }
}
