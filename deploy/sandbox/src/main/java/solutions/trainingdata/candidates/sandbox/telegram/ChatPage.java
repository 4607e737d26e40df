package solutions.trainingdata.candidates.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;

/** The page where one is the people, and the {@code /sim/} requests that it makes. */
final class ChatPage {

    private static final Map<String, String> FILES =
            Map.of("/", "chat.html", "/chat.css", "chat.css", "/chat.js", "chat.js");
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "css", "text/css", "js", "text/javascript");
    private static final Duration LONG_POLL = Duration.ofSeconds(20);
    private static final long FIRST_PERSON = 7_000_001;

    private final World world;
    private final BotApi bot;
    private final TelegramSimulator simulator;
    private final ObjectMapper json = new ObjectMapper();

    ChatPage(World world, BotApi bot, TelegramSimulator simulator) {
        this.world = world;
        this.bot = bot;
        this.simulator = simulator;
    }

    SimulatorAnswer answer(SimulatorRequest request) {
        String file = FILES.get(request.path());
        if (file != null) {
            return resource(file);
        }
        try {
            JsonNode body = request.body().length == 0 ? json.createObjectNode() : json.readTree(request.body());
            return switch (request.path()) {
                case "/sim/state" -> state(request);
                case "/sim/file" -> file(request.query("id").orElse(""));
                case "/sim/people" -> addPerson(body);
                case "/sim/say" ->
                    act(body, person -> person.says(body.path("text").asText()));
                case "/sim/press" -> act(body, person -> press(person, body));
                case "/sim/block" -> act(body, Person::blocks);
                case "/sim/unblock" -> act(body, Person::unblocks);
                default ->
                    SimulatorAnswer.of(
                            404, "application/json", "{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}");
            };
        } catch (IOException | IllegalStateException e) {
            return problem(e.getMessage());
        }
    }

    private static SimulatorAnswer resource(String name) {
        try (InputStream in = ChatPage.class.getResourceAsStream("/sandbox/telegram/" + name)) {
            String type = TYPES.get(name.substring(name.indexOf('.') + 1));
            return SimulatorAnswer.of(200, type + "; charset=utf-8", in.readAllBytes())
                    .with("Cache-Control", "no-store");
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    /** The people and one person's chat, as soon as something is newer than what the page has. */
    private SimulatorAnswer state(SimulatorRequest request) {
        long known = request.query("after").map(Long::parseLong).orElse(0L);
        long person = request.query("person").map(Long::parseLong).orElse(0L);
        world.await(() -> world.version() > known ? Optional.of(true) : Optional.empty(), LONG_POLL);
        synchronized (world) {
            ObjectNode state = JsonNodeFactory.instance.objectNode().put("version", world.version());
            String language = world.conversation(person)
                    .map(conversation -> Optional.ofNullable(
                                    conversation.profile().languageCode())
                            .orElse(""))
                    .orElse("");
            state.set("bot", bot.user().put("description", bot.profile().text("description", language)));
            ArrayNode people = state.putArray("people");
            world.conversations().forEach(conversation -> people.add(summary(conversation)));
            world.conversation(person).ifPresent(conversation -> state.set("chat", ChatJson.of(conversation, bot)));
            return ok(state);
        }
    }

    private static ObjectNode summary(Conversation conversation) {
        List<ChatMessage> visible = conversation.snapshot().visible();
        ObjectNode summary = conversation.profile().user().put("blocked", conversation.blocked());
        if (!visible.isEmpty()) {
            ChatMessage last = visible.get(visible.size() - 1);
            summary.put("last", last.file().map(ChatFile::name).orElse(last.text()))
                    .put("lastId", last.id())
                    .put("lastFromBot", last.fromBot());
        }
        return summary;
    }

    private SimulatorAnswer file(String id) {
        return world.file(id)
                .map(file -> SimulatorAnswer.of(200, file.contentType(), file.bytes())
                        .with(
                                "Content-Disposition",
                                (file.photo() ? "inline" : "attachment") + "; filename*=UTF-8''"
                                        + URLEncoder.encode(file.name(), StandardCharsets.UTF_8)
                                                .replace("+", "%20"))
                        .with("X-Content-Type-Options", "nosniff"))
                .orElse(SimulatorAnswer.empty(404));
    }

    private SimulatorAnswer addPerson(JsonNode body) {
        String firstName = body.path("first_name").asText("").strip();
        String username = body.path("username").asText("").strip().replaceFirst("^@", "");
        if (firstName.isEmpty() || !username.matches("|[A-Za-z][A-Za-z0-9_]{3,31}")) {
            return problem("A first name is needed; a username is 4 to 32 Latin letters, digits and _.");
        }
        long id = body.path("id").asLong();
        synchronized (world) {
            while (id == 0
                    || (body.path("id").asLong() == 0 && world.conversation(id).isPresent())) {
                id = id == 0 ? FIRST_PERSON : id + 1;
            }
            simulator.person(
                    id,
                    firstName,
                    null,
                    username.isEmpty() ? null : username,
                    body.path("language").asText("en"));
        }
        return ok(JsonNodeFactory.instance.objectNode().put("id", id));
    }

    private void press(Person person, JsonNode body) {
        synchronized (world) {
            StoredMessage message = world.conversation(person.id())
                    .flatMap(conversation ->
                            conversation.message(body.path("message").asLong()))
                    .orElseThrow(() -> new IllegalStateException("The message is gone"));
            ChatButton button = message.keyboard().rows().stream()
                    .flatMap(List::stream)
                    .filter(each -> each.kind() == ChatButton.Kind.CALLBACK)
                    .filter(each -> each.value().equals(body.path("data").asText()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The button is gone"));
            person.press(message, button);
        }
    }

    private interface Act {
        void by(Person person);
    }

    private SimulatorAnswer act(JsonNode body, Act act) {
        Person person = simulator
                .person(body.path("person").asLong())
                .orElseThrow(() -> new IllegalStateException("Nobody has this id"));
        act.by(person);
        return ok(JsonNodeFactory.instance.objectNode().put("ok", true));
    }

    private static SimulatorAnswer ok(JsonNode body) {
        return SimulatorAnswer.of(200, "application/json", body.toString()).with("Cache-Control", "no-store");
    }

    private static SimulatorAnswer problem(String message) {
        return SimulatorAnswer.of(
                400,
                "application/json",
                JsonNodeFactory.instance.objectNode().put("problem", message).toString());
    }
}
