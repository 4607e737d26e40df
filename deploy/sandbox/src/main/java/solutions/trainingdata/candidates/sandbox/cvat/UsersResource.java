package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** {@code /api/users}. */
final class UsersResource {
    private static final Set<String> GROUPS = Set.of("admin", "user", "worker");
    private static final Set<String> NAMES = Set.of("username", "first_name", "last_name");
    private static final Set<String> UPDATABLE =
            Set.of("email", "first_name", "last_name", "username", "groups", "is_active", "is_staff", "is_superuser");

    private static final Listing<User> LISTING = new Listing<>(terms(), List.of("username", "first_name", "last_name"));

    private final World world;

    UsersResource(World world) {
        this.world = world;
    }

    SimulatorAnswer list(Call call) {
        Collection<User> visible = call.caller().isAdmin() ? world.users.values() : List.of(call.caller());
        return Json.ok(LISTING.page(
                call, visible, user -> call.caller().superuser ? full(call, user) : reference(call, user)));
    }

    SimulatorAnswer self(Call call) {
        return Json.ok(full(call, call.caller()));
    }

    SimulatorAnswer get(Call call) {
        User user = world.user(call.id());
        requireSelfOrAdmin(call, user);
        return Json.ok(seenBy(call, user));
    }

    SimulatorAnswer patch(Call call) {
        User user = world.user(call.id());
        ObjectNode body = call.json();
        requireSelfOrAdmin(call, user);
        body.fieldNames().forEachRemaining(name -> {
            if (!UPDATABLE.contains(name)) {
                throw Refused.unknownField();
            }
            if (!call.caller().isAdmin() && !NAMES.contains(name)) {
                throw Refused.forbidden();
            }
        });
        // Whoever is no superuser gets a serializer without groups and the rest: ignored, and 200.
        update(user, call.caller().superuser ? body : body.retain(NAMES));
        return Json.ok(seenBy(call, user));
    }

    SimulatorAnswer delete(Call call) {
        User user = world.user(call.id());
        requireSelfOrAdmin(call, user);
        world.users.remove(user.id);
        world.sessions.values().removeIf(user::equals);
        for (Task task : world.tasks.values()) {
            task.owner = task.owner == user ? null : task.owner;
            task.assignee = task.assignee == user ? null : task.assignee;
            task.jobs.forEach(job -> job.assignee = job.assignee == user ? null : job.assignee);
        }
        return SimulatorAnswer.empty(204);
    }

    private void update(User user, ObjectNode body) {
        Fields fields = new Fields(body);
        String username = fields.text("username", false, 0, 150);
        if (username != null) {
            checkUsername(fields, user, username);
        }
        JsonNode groups = fields.present("groups", false);
        if (groups != null) {
            checkGroups(fields, groups);
        }
        JsonNode email = body.path("email");
        if (!email.asText("").isEmpty() && !AccountsResource.isEmail(email)) {
            fields.refuse("email", "Enter a valid email address.");
        }
        fields.throwIfAny();
        user.username = username == null ? user.username : username;
        user.email = email.asText(user.email);
        user.firstName = body.path("first_name").asText(user.firstName);
        user.lastName = body.path("last_name").asText(user.lastName);
        user.active = body.path("is_active").asBoolean(user.active);
        user.staff = body.path("is_staff").asBoolean(user.staff);
        user.superuser = body.path("is_superuser").asBoolean(user.superuser);
        if (groups != null) {
            user.groups.clear();
            groups.forEach(group -> user.groups.add(group.asText()));
        }
    }

    /** Less strict than registration: any length, and another spelling of a taken name is free. */
    private void checkUsername(Fields fields, User user, String username) {
        boolean taken =
                world.users.values().stream().anyMatch(other -> other != user && other.username.equals(username));
        if (taken) {
            fields.refuse("username", "A user with that username already exists.");
        } else if (!AccountsResource.USERNAME.matcher(username).matches()) {
            fields.refuse(
                    "username",
                    "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.");
        }
    }

    private static void checkGroups(Fields fields, JsonNode groups) {
        if (!groups.isArray()) {
            fields.refuse("groups", "Expected a list of items but got type \"str\".");
        }
        groups.forEach(group -> {
            if (!GROUPS.contains(group.asText())) {
                fields.refuse("groups", "Object with name=" + group.asText() + " does not exist.");
            }
        });
    }

    private static void requireSelfOrAdmin(Call call, User user) {
        if (call.caller() != user && !call.caller().isAdmin()) {
            throw Refused.forbidden();
        }
    }

    private static ObjectNode seenBy(Call call, User user) {
        return call.caller().superuser || call.caller() == user ? full(call, user) : reference(call, user);
    }

    /** Null stays null. */
    static ObjectNode reference(Call call, User user) {
        return user == null
                ? null
                : Json.object()
                        .put("url", call.url("/api/users/" + user.id))
                        .put("id", user.id)
                        .put("username", user.username)
                        .put("first_name", user.firstName)
                        .put("last_name", user.lastName);
    }

    private static ObjectNode full(Call call, User user) {
        ObjectNode full = reference(call, user).put("email", user.email);
        full.set("groups", Json.texts(user.groups));
        return full.put("is_staff", user.staff)
                .put("is_superuser", user.superuser)
                .put("is_active", user.active)
                .put("last_login", Json.date(user.lastLogin))
                .put("date_joined", Json.date(user.joined))
                .put("has_analytics_access", user.isAdmin());
    }

    private static Map<String, Function<User, Object>> terms() {
        Map<String, Function<User, Object>> terms = new LinkedHashMap<>();
        terms.put("id", user -> user.id);
        terms.put("username", user -> user.username);
        terms.put("first_name", user -> user.firstName);
        terms.put("last_name", user -> user.lastName);
        terms.put("is_active", user -> user.active);
        return terms;
    }
}
