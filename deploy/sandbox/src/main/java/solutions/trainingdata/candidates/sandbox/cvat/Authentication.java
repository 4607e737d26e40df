package solutions.trainingdata.candidates.sandbox.cvat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;

/** Finds out who asks, in CVAT's order: Token, access token, session cookie, Basic. */
final class Authentication {
    private static final Pattern SESSION = Pattern.compile("(?:^|;\\s*)sessionid=([0-9a-f]+)");

    private final World world;

    Authentication(World world) {
        this.world = world;
    }

    /**
     * Null for nobody.
     *
     * @throws Refused 401 for wrong credentials; 403 when a session writes without its CSRF token, or an access token
     *     writes what it may not
     */
    User caller(SimulatorRequest request) {
        String authorization = request.header("authorization").orElse("");
        String scheme = authorization.split(" ", 2)[0].toLowerCase(java.util.Locale.ROOT);
        String credentials = authorization.substring(scheme.length()).strip();
        if (scheme.equals("token")) {
            return byToken(credentials);
        }
        if (scheme.equals("bearer")) {
            return byAccessToken(request, credentials);
        }
        Optional<User> session = bySession(request);
        if (session.isPresent()) {
            return session.get();
        }
        return scheme.equals("basic") ? byPassword(credentials) : null;
    }

    private User byToken(String token) {
        User user = world.users.values().stream()
                .filter(candidate -> token.equals(candidate.token))
                .findFirst()
                .orElseThrow(() -> Refused.unauthorized("Invalid token."));
        if (!user.active) {
            throw Refused.unauthorized("User inactive or deleted.");
        }
        return user;
    }

    /** An access token may do less than its owner. */
    private User byAccessToken(SimulatorRequest request, String value) {
        AccessToken token = world.accessTokens.values().stream()
                .filter(candidate -> candidate.value().equals(value) && candidate.isValid(world.clockNow()))
                .findFirst()
                .orElseThrow(() -> Refused.unauthorized("Invalid token."));
        if (!token.allows(request)) {
            throw Refused.forbidden();
        }
        return token.owner();
    }

    private Optional<User> bySession(SimulatorRequest request) {
        Matcher cookie = SESSION.matcher(request.header("cookie").orElse(""));
        Optional<User> user =
                cookie.find() ? Optional.ofNullable(world.sessions.get(cookie.group(1))) : Optional.empty();
        boolean safe = request.method().equals("GET") || request.method().equals("HEAD");
        if (user.isPresent() && !safe && request.header("x-csrftoken").isEmpty()) {
            throw Refused.detail(403, "CSRF Failed: CSRF token missing.");
        }
        return user.filter(found -> found.active);
    }

    /** The name may be the e-mail address. */
    private User byPassword(String credentials) {
        if (credentials.isEmpty()) {
            throw Refused.unauthorized("Invalid basic header. No credentials provided.");
        }
        String[] pair = decoded(credentials).split(":", 2);
        return world.named(pair[0])
                .or(() -> world.withEmail(pair[0]).stream().findFirst())
                .filter(user -> user.active && pair.length == 2 && user.hasPassword(pair[1]))
                .orElseThrow(() -> Refused.unauthorized("Invalid username/password."));
    }

    private static String decoded(String credentials) {
        try {
            return new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refused.unauthorized("Invalid basic header. Credentials not correctly base64 encoded.");
        }
    }
}
