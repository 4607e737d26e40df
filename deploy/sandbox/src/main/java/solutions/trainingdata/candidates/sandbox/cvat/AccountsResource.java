package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** Registration, login and logout: {@code /api/auth/...}. */
final class AccountsResource {
    static final Pattern USERNAME = Pattern.compile("[\\w.@+-]+", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern EMAIL = Pattern.compile(
            "[-!#$%&'*+/=?^_`{}|~0-9A-Za-z]+(\\.[-!#$%&'*+/=?^_`{}|~0-9A-Za-z]+)*@(localhost|([A-Za-z0-9]"
                    + "([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    private final World world;

    /** Between the checks and the insert, where another registration of the same name may slip in. */
    volatile Duration registrationTime = Duration.ofMillis(5);

    AccountsResource(World world) {
        this.world = world;
    }

    /** Called without the world's lock: the checks and the insert are two steps, as in CVAT. */
    SimulatorAnswer register(Call call) {
        ObjectNode body = call.json();
        User checked;
        synchronized (world) {
            checked = checked(body);
        }
        LockSupport.parkNanos(registrationTime.toNanos());
        synchronized (world) {
            boolean taken = world.users.values().stream().anyMatch(user -> user.username.equals(checked.username));
            if (taken) {
                throw Refused.serverError();
            }
            world.users.put(checked.id, checked);
            checked.lastLogin = world.now();
            ObjectNode answer = Json.object()
                    .put("username", checked.username)
                    .put("email", checked.email)
                    .put("first_name", checked.firstName)
                    .put("last_name", checked.lastName)
                    .put("email_verification_required", false)
                    .put("key", world.tokenOf(checked));
            return Json.answer(201, answer).with("Set-Cookie", "messages=none; HttpOnly; Path=/\n" + cookies(checked));
        }
    }

    SimulatorAnswer login(Call call) {
        ObjectNode body = call.json();
        String name = body.path("username").asText("");
        if (!body.has("password") || name.isEmpty() && !body.has("email")) {
            throw Refused.list("Must include either \"username\" or \"email\" and \"password\".");
        }
        User user = (name.isEmpty()
                        ? world.withEmail(body.path("email").asText("")).stream()
                                .findFirst()
                        : world.named(name)
                                .or(() -> world.withEmail(name).stream().findFirst()))
                .filter(found ->
                        found.active && found.hasPassword(body.path("password").asText("")))
                .orElseThrow(() -> Refused.field("non_field_errors", "Unable to log in with provided credentials."));
        user.lastLogin = world.now();
        return Json.ok(Json.object().put("key", world.tokenOf(user))).with("Set-Cookie", cookies(user));
    }

    /** Takes the token away from everybody who shares it. */
    SimulatorAnswer logout(Call call) {
        if (call.caller() != null) {
            call.caller().token = null;
            world.sessions.values().remove(call.caller());
        }
        return Json.ok(Json.object().put("detail", "Successfully logged out."));
    }

    /** The token stays valid. */
    SimulatorAnswer changePassword(Call call) {
        Fields fields = new Fields(call.json());
        String old = fields.text("old_password", true, 0, 128, false);
        String changed = fields.text("new_password1", true, 0, 256, false);
        String repeated = fields.text("new_password2", true, 0, 256, false);
        fields.throwIfAny();
        if (!call.caller().hasPassword(old)) {
            throw Refused.field("old_password", "Your old password was entered incorrectly. Please enter it again.");
        }
        if (!changed.equals(repeated)) {
            throw Refused.field("new_password2", "The two password fields didn’t match.");
        }
        Passwords.weaknesses(changed).forEach(weakness -> fields.refuse("new_password2", weakness));
        fields.throwIfAny();
        call.caller().setPassword(changed);
        return Json.ok(Json.object().put("detail", "New password has been saved."))
                .with("Set-Cookie", cookies(call.caller()));
    }

    private String cookies(User user) {
        String session = world.randomHex(16);
        world.sessions.put(session, user);
        return "csrftoken=" + world.randomHex(16) + "; Path=/; SameSite=Lax; Max-Age=31449600\n"
                + "sessionfresh=" + world.randomHex(8) + "; HttpOnly; Path=/; SameSite=Lax; Max-Age=86400\n"
                + "sessionid=" + session + "; HttpOnly; Path=/; SameSite=Lax; Max-Age=1209600";
    }

    private User checked(ObjectNode body) {
        Fields fields = new Fields(body);
        String username = fields.text("username", true, 5, 150);
        if (username != null) {
            checkUsername(fields, username);
        }
        String email = fields.text("email", false, 0, 254);
        if (email != null && !EMAIL.matcher(email).matches()) {
            fields.refuse("email", "Enter a valid email address.");
        }
        String firstName = fields.text("first_name", false, 0, 150);
        String lastName = fields.text("last_name", false, 0, 150);
        String password = fields.text("password1", true, 8, 256, false);
        if (password != null) {
            Passwords.weaknesses(password).forEach(weakness -> fields.refuse("password1", weakness));
        }
        String repeated = fields.text("password2", true, 8, 256, false);
        fields.throwIfAny();
        if (!password.equals(repeated)) {
            throw Refused.field("non_field_errors", "The two password fields didn't match.");
        }
        // An omitted address is the blank one, and matches everybody whose address is blank.
        checkEmailIsFree(email == null ? "" : email);
        User user = new User(world.nextId("user"), username, email == null ? "" : email, password, world.now());
        user.firstName = firstName == null ? "" : firstName;
        user.lastName = lastName == null ? "" : lastName;
        user.groups.add("user");
        Passwords.similarAttribute(password, user).ifPresent(attribute -> {
            throw Refused.field("non_field_errors", "The password is too similar to the " + attribute + ".");
        });
        return user;
    }

    private void checkUsername(Fields fields, String username) {
        if (!USERNAME.matcher(username).matches()) {
            fields.refuse(
                    "username",
                    "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.");
        } else if (world.named(username).isPresent()) {
            fields.refuse("username", "A user with that username already exists.");
        }
    }

    private void checkEmailIsFree(String email) {
        int holders = world.withEmail(email).size();
        if (holders == 1) {
            throw Refused.list("A user is already registered with this e-mail address.");
        }
        if (holders > 1) {
            throw Refused.serverError();
        }
    }

    static boolean isEmail(JsonNode text) {
        return EMAIL.matcher(text.asText()).matches();
    }
}
