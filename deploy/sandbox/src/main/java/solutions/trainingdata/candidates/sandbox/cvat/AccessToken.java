package solutions.trainingdata.candidates.sandbox.cvat;

import java.time.Instant;
import java.util.List;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;

/**
 * A personal access token ({@code Authorization: Bearer}).
 *
 * @param expiry null for never
 */
record AccessToken(long id, String name, String value, boolean readOnly, Instant expiry, Instant created, User owner) {
    /** What no such token may change. */
    private static final List<String> CLOSED = List.of("/api/users/", "/api/auth/access_tokens");

    boolean isValid(Instant now) {
        return owner.active && (expiry == null || now.isBefore(expiry));
    }

    boolean allows(SimulatorRequest request) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        return reads || !readOnly && CLOSED.stream().noneMatch(request.path()::startsWith);
    }
}
