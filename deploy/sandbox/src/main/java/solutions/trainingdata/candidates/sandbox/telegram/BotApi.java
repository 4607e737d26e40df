package solutions.trainingdata.candidates.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramCall;

/** The Bot API's methods by name, and what Telegram tells the bot. */
final class BotApi {

    private interface Method {
        JsonNode answer(TelegramCall call) throws BotApiException;
    }

    private record Press(Conversation conversation, Instant until) {}

    /** Telegram names no figure; the app's spinner ends after about this time. */
    private static final Duration ANSWERABLE = Duration.ofSeconds(60);

    private static final int ANSWER_CHARACTERS = 200;

    private final World world;
    private final String token;
    private final String username;
    private final Updates updates;
    private final BotProfile profile;
    private final FileMethods files;
    private final FloodLimits floods;
    private final Map<String, Method> methods = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Press> presses = new HashMap<>();
    private long lastPress = 1_000_000_000L;

    BotApi(World world, String token, String username) {
        this.world = world;
        this.token = token;
        this.username = username;
        this.updates = new Updates(world.clock());
        this.profile = new BotProfile(world);
        this.files = new FileMethods(world, token);
        this.floods = new FloodLimits(world.clock());
        MessageMethods messages = new MessageMethods(world, this, files, floods);
        methods.put("getMe", call -> self());
        methods.put("getUpdates", updates::poll);
        methods.put("setWebhook", updates::setWebhook);
        methods.put("deleteWebhook", updates::deleteWebhook);
        methods.put("getWebhookInfo", call -> updates.webhookInfo());
        methods.put("sendMessage", messages::sendMessage);
        methods.put("sendDocument", messages::sendDocument);
        methods.put("sendPhoto", messages::sendPhoto);
        methods.put("sendChatAction", messages::sendChatAction);
        methods.put("editMessageText", messages::editMessageText);
        methods.put("editMessageCaption", messages::editMessageCaption);
        methods.put("editMessageReplyMarkup", messages::editMessageReplyMarkup);
        methods.put("deleteMessage", messages::deleteMessage);
        methods.put("answerCallbackQuery", this::answerCallbackQuery);
        methods.put("getFile", files::getFile);
        addProfileMethods();
    }

    private void addProfileMethods() {
        Map<String, String> texts =
                Map.of("Name", "name", "Description", "description", "ShortDescription", "short_description");
        texts.forEach((suffix, field) -> {
            methods.put("setMy" + suffix, call -> profile.setText(field, call));
            methods.put("getMy" + suffix, call -> profile.getText(field, call));
        });
        methods.put("setMyCommands", profile::setCommands);
        methods.put("getMyCommands", profile::getCommands);
        methods.put("deleteMyCommands", profile::deleteCommands);
        methods.put("setChatMenuButton", call -> BooleanNode.TRUE);
    }

    Updates updates() {
        return updates;
    }

    FileMethods files() {
        return files;
    }

    void setFloodLimits(boolean on) {
        synchronized (world) {
            floods.set(on);
        }
    }

    BotProfile profile() {
        return profile;
    }

    SimulatorAnswer answer(TelegramCall call) {
        try {
            if (!call.token().equals(token)) {
                throw new BotApiException(401, "Unauthorized");
            }
            Method method = methods.get(call.method());
            if (method == null) {
                throw new BotApiException(404, "Not Found: method not found");
            }
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("ok", true);
            answer.set("result", result(method, call));
            return SimulatorAnswer.of(200, "application/json", answer.toString());
        } catch (BotApiException e) {
            return e.answer();
        }
    }

    /** All but the long poll under the world's lock. */
    private JsonNode result(Method method, TelegramCall call) throws BotApiException {
        if (call.method().equalsIgnoreCase("getUpdates")) {
            return method.answer(call);
        }
        synchronized (world) {
            return method.answer(call);
        }
    }

    ObjectNode user() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", Long.parseLong(token.substring(0, token.indexOf(':'))))
                .put("is_bot", true)
                .put("first_name", firstName())
                .put("username", username);
    }

    private String firstName() {
        String name = profile.text("name", "");
        return name.isEmpty() ? "Sandbox bot" : name;
    }

    private JsonNode self() {
        return user().put("can_join_groups", false)
                .put("can_read_all_group_messages", false)
                .put("supports_inline_queries", false);
    }

    ObjectNode json(StoredMessage message, Conversation conversation) {
        return message.json(conversation.profile(), user());
    }

    /** A person pressed a button with data. */
    void pressed(Conversation conversation, StoredMessage message, String data) {
        String id = String.valueOf(++lastPress);
        presses.put(id, new Press(conversation, world.clock().instant().plus(ANSWERABLE)));
        ObjectNode query = JsonNodeFactory.instance.objectNode().put("id", id);
        query.set("from", conversation.profile().user());
        query.set("message", json(message, conversation));
        query.put("chat_instance", String.valueOf(-conversation.profile().id())).put("data", data);
        updates.add("callback_query", query);
    }

    private JsonNode answerCallbackQuery(TelegramCall call) throws BotApiException {
        Press press = presses.remove(call.text("callback_query_id").orElse(""));
        if (press == null || press.until().isBefore(world.clock().instant())) {
            throw BotApiException.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        String text = call.text("text").orElse("");
        if (text.codePointCount(0, text.length()) > ANSWER_CHARACTERS) {
            throw BotApiException.badRequest("MESSAGE_TOO_LONG");
        }
        press.conversation().answer(text, call.flag("show_alert"));
        return BooleanNode.TRUE;
    }

    /** A person blocked or unblocked the bot. */
    void membershipChanged(Conversation conversation) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.set("chat", conversation.profile().chat());
        change.set("from", conversation.profile().user());
        change.put("date", world.clock().instant().getEpochSecond());
        addMember(change.putObject("old_chat_member"), !conversation.blocked());
        addMember(change.putObject("new_chat_member"), conversation.blocked());
        updates.add("my_chat_member", change);
    }

    private void addMember(ObjectNode member, boolean kicked) {
        member.set("user", user());
        member.put("status", kicked ? "kicked" : "member");
        if (kicked) {
            member.put("until_date", 0);
        }
    }
}
