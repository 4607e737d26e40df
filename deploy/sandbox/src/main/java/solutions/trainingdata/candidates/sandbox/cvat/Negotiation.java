package solutions.trainingdata.candidates.sandbox.cvat;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which Accept headers CVAT can satisfy: plain application/json is not among them. */
final class Negotiation {
    private static final Set<String> SERVED = Set.of("*/*", "application/*", Json.MEDIA_TYPE, "text/html", "text/*");

    private Negotiation() {}

    /** @throws Refused 406 */
    static void check(Optional<String> accept) {
        if (accept.isEmpty()) {
            return;
        }
        for (String range : accept.get().toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = range.split(";");
            if (SERVED.contains(parts[0].strip())) {
                checkVersion(parts);
                return;
            }
        }
        throw Refused.detail(406, "Could not satisfy the request Accept header.");
    }

    private static void checkVersion(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("version=") && !parameter.equals("version=2.0")) {
                throw Refused.detail(406, "Invalid version in \"Accept\" header.");
            }
        }
    }
}
