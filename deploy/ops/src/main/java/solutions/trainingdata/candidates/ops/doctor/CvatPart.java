package solutions.trainingdata.candidates.ops.doctor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import solutions.trainingdata.candidates.ops.settings.Settings;

/** CVAT and its superuser. Logs in as the services do and never out: that would take the services' token away. */
final class CvatPart implements Part {

    /** CVAT refuses {@code application/json} alone. */
    private static final String[] ACCEPT = {"Accept", "application/vnd.cvat+json"};

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");
    private static final int OLDEST_MINOR = 16;

    private final Settings settings;
    private final Clock clock;
    private Optional<Instant> date = Optional.empty();
    private String token;

    CvatPart(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<Check> checks() {
        return List.of(
                Check.needed("CVAT", this::about),
                Check.also("CVAT clock", () -> ClockDifference.finding("CVAT", date, clock)),
                Check.needed("CVAT login", this::login),
                Check.also("CVAT superuser", this::superuser));
    }

    private HttpServer server() {
        return new HttpServer("CVAT_URL", settings.need("CVAT_URL"));
    }

    private Finding about() throws Exception {
        if (settings.find("CVAT_URL").isEmpty()) {
            return Finding.skip("CVAT_URL is not set: deploy/up plays its CVAT simulator");
        }
        HttpServer.Answer answer = server().get("/api/server/about", ACCEPT);
        date = answer.date();
        if (answer.location().isPresent()) {
            return Finding.fail(
                    "%s sends elsewhere (%d, to %s): write that address into CVAT_URL",
                    server().host(), answer.status(), answer.location().get().replaceFirst("(://[^/]*).*", "$1"));
        }
        if (answer.status() >= 500) {
            return Finding.fail(
                    "%s answers %d: CVAT behind it is down or just starting; look at its own logs",
                    server().host(), answer.status());
        }
        if (!answer.json().path("version").isTextual()) {
            return Finding.fail(
                    "%s answers %d, but not as CVAT: is CVAT_URL right (without /api), or does a login page or proxy"
                            + " answer for it?",
                    server().host(), answer.status());
        }
        return version(answer.json().path("version").asText());
    }

    private Finding version(String version) {
        Matcher numbers = VERSION.matcher(version);
        if (!numbers.matches()) {
            return Finding.warn("version \"%s\" at %s: needed is 2.16 or newer", version, server().host());
        }
        int major = Integer.parseInt(numbers.group(1));
        if (major < 2 || major == 2 && Integer.parseInt(numbers.group(2)) < OLDEST_MINOR) {
            return Finding.fail("version %s at %s is too old: needed is 2.16 or newer", version, server().host());
        }
        return Finding.ok("version %s at %s", version, server().host());
    }

    private Finding login() throws Exception {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("username", settings.need("CVAT_USERNAME"))
                .put("password", settings.need("CVAT_PASSWORD"))
                .toString();
        HttpServer.Answer answer = server().post("/api/auth/login", body, ACCEPT);
        token = answer.json().path("key").asText("");
        if (!token.isEmpty()) {
            return Finding.ok("as %s", settings.need("CVAT_USERNAME"));
        }
        if (answer.status() == 429) {
            return Finding.fail("CVAT wants to be asked less often (429): try again in a minute");
        }
        if (answer.status() == 400) {
            return Finding.fail(
                    answer.isJson()
                            ? "CVAT does not let %s in: CVAT_USERNAME or CVAT_PASSWORD is wrong, or the account is"
                                    + " not active"
                            : "CVAT does not let %s in before its e-mail address is verified",
                    settings.need("CVAT_USERNAME"));
        }
        return Finding.fail("CVAT answers the login with %d: look at its own logs", answer.status());
    }

    private Finding superuser() throws Exception {
        HttpServer.Answer answer =
                server().get("/api/users/self", ACCEPT[0], ACCEPT[1], "Authorization", "Token " + token);
        if (!answer.json().path("is_superuser").isBoolean()) {
            return Finding.fail("CVAT does not say who it let in (%d): look at its own logs", answer.status());
        }
        return answer.json().path("is_superuser").asBoolean()
                ? Finding.ok("%s is one", settings.need("CVAT_USERNAME"))
                : Finding.fail(
                        "%s is none: candidates' accounts get no role, and no account can be closed. In CVAT's Django"
                                + " admin set \"Superuser status\", or: manage.py createsuperuser",
                        settings.need("CVAT_USERNAME"));
    }
}
