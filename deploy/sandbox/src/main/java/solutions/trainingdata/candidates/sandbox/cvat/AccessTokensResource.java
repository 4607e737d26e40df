package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** {@code /api/auth/access_tokens}: one's own personal access tokens. */
final class AccessTokensResource {
    private final World world;

    AccessTokensResource(World world) {
        this.world = world;
    }

    /** The only answer with the value. */
    SimulatorAnswer create(Call call) {
        ObjectNode body = call.json();
        Fields fields = new Fields(body);
        String name = fields.text("name", true, 1, 64);
        fields.throwIfAny();
        AccessToken token = new AccessToken(
                world.nextId("access token"),
                name,
                world.randomHex(20),
                body.path("read_only").asBoolean(true),
                body.hasNonNull("expiry_date")
                        ? Instant.parse(body.get("expiry_date").asText())
                        : null,
                world.now(),
                call.caller());
        world.accessTokens.put(token.id(), token);
        return Json.answer(201, shape(call, token).put("value", token.value()));
    }

    SimulatorAnswer list(Call call) {
        List<AccessToken> own = world.accessTokens.values().stream()
                .filter(token -> token.owner() == call.caller())
                .sorted(Comparator.comparing(AccessToken::id).reversed())
                .toList();
        return Json.ok(Listing.envelope(call, own, token -> shape(call, token)));
    }

    SimulatorAnswer revoke(Call call) {
        AccessToken token = Optional.ofNullable(world.accessTokens.get(call.id()))
                .filter(found -> found.owner() == call.caller())
                .orElseThrow(() -> Refused.noSuch("AccessToken"));
        world.accessTokens.remove(token.id());
        return SimulatorAnswer.empty(204);
    }

    private static ObjectNode shape(Call call, AccessToken token) {
        ObjectNode shape = Json.object()
                .put("id", token.id())
                .put("name", token.name())
                .put("created_date", Json.date(token.created()))
                .put("updated_date", Json.date(token.created()))
                .put("expiry_date", Json.date(token.expiry()))
                .putNull("last_used_date")
                .put("read_only", token.readOnly());
        shape.set("owner", UsersResource.reference(call, token.owner()));
        return shape;
    }
}
