package solutions.trainingdata.candidates.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramCall;

/** What the bot says about itself, per language, and its commands, per scope and language. Guarded by the world's lock. */
final class BotProfile {

    private static final Map<String, Integer> LIMITS = Map.of("name", 64, "description", 512, "short_description", 120);
    private static final String ANY_LANGUAGE = "";
    private static final Set<String> SCOPES = Set.of(
            "default",
            "all_private_chats",
            "all_group_chats",
            "all_chat_administrators",
            "chat",
            "chat_administrators",
            "chat_member");

    private final World world;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, JsonNode> commands = new HashMap<>();

    BotProfile(World world) {
        this.world = world;
    }

    JsonNode setText(String field, TelegramCall call) throws BotApiException {
        String text = call.text(field).orElse("");
        if (text.codePointCount(0, text.length()) > LIMITS.get(field)) {
            throw BotApiException.badRequest("bot " + field.replace('_', ' ') + " is too long");
        }
        texts.put(field + ":" + language(call), text);
        world.changed();
        return BooleanNode.TRUE;
    }

    JsonNode getText(String field, TelegramCall call) throws BotApiException {
        return JsonNodeFactory.instance.objectNode().put(field, text(field, language(call)));
    }

    /** In this language, else in none in particular. */
    String text(String field, String language) {
        return Stream.of(language, ANY_LANGUAGE)
                .map(each -> texts.getOrDefault(field + ":" + each, ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    JsonNode setCommands(TelegramCall call) throws BotApiException {
        JsonNode list =
                call.json("commands").orElseThrow(() -> BotApiException.badRequest("can't parse commands JSON object"));
        if (!list.isArray()) {
            throw BotApiException.badRequest("expected an Array of BotCommand");
        }
        if (list.size() > 100) {
            throw BotApiException.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        for (JsonNode command : list) {
            if (!command.path("command").asText().matches("/?[a-z0-9_]{1,32}")) {
                throw BotApiException.badRequest("BOT_COMMAND_INVALID");
            }
            String description = command.path("description").asText();
            if (description.length() > 256) {
                throw BotApiException.badRequest("command description length must not exceed 256");
            }
            if (description.isEmpty()) {
                throw BotApiException.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
            }
        }
        commands.put(scope(call) + ":" + language(call), list);
        world.changed();
        return BooleanNode.TRUE;
    }

    JsonNode deleteCommands(TelegramCall call) throws BotApiException {
        commands.remove(scope(call) + ":" + language(call));
        world.changed();
        return BooleanNode.TRUE;
    }

    JsonNode getCommands(TelegramCall call) throws BotApiException {
        return commands.getOrDefault(scope(call) + ":" + language(call), JsonNodeFactory.instance.arrayNode());
    }

    /** What a person's menu shows: the narrowest scope first, in each the person's language before none in particular. */
    JsonNode commandsFor(Profile person) {
        String language =
                Optional.ofNullable(person.languageCode()).orElse(ANY_LANGUAGE).split("-")[0];
        for (String scope : List.of("chat" + person.id(), "all_private_chats", "default")) {
            for (String each : List.of(language, ANY_LANGUAGE)) {
                JsonNode found = commands.get(scope + ":" + each);
                if (found != null) {
                    return found;
                }
            }
        }
        return JsonNodeFactory.instance.arrayNode();
    }

    private String scope(TelegramCall call) throws BotApiException {
        if (call.text("scope").filter(text -> !text.isBlank()).isEmpty()) {
            return "default";
        }
        JsonNode scope = call.json("scope")
                .orElseThrow(() -> BotApiException.badRequest("can't parse BotCommandScope JSON object"));
        String type = scope.path("type").asText("");
        if (!SCOPES.contains(type)) {
            throw BotApiException.badRequest("can't parse BotCommandScope: Unsupported type specified");
        }
        if (!type.startsWith("chat")) {
            return type;
        }
        long chat = scope.path("chat_id").asLong();
        world.conversation(chat).orElseThrow(() -> BotApiException.badRequest("chat not found"));
        return type + chat;
    }

    private static String language(TelegramCall call) throws BotApiException {
        String language = call.text("language_code").orElse(ANY_LANGUAGE);
        if (!language.matches("|[a-z]{2}")) {
            throw BotApiException.badRequest("invalid language code specified");
        }
        return language;
    }
}
