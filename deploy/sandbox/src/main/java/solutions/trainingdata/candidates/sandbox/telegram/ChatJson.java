package solutions.trainingdata.candidates.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** A chat as the page reads it: visible messages, keyboards, answers to presses, commands. */
final class ChatJson {

    private ChatJson() {}

    static ObjectNode of(Conversation conversation, BotApi bot) {
        Chat chat = conversation.snapshot();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("person", conversation.profile().id())
                .put("blocked", conversation.blocked())
                .put("placeholder", chat.placeholder())
                .put("action", chat.action());
        ArrayNode messages = node.putArray("messages");
        chat.visible().forEach(message -> messages.add(message(message)));
        addRows(node.putArray("keyboard"), chat.replyKeyboard());
        ArrayNode answers = node.putArray("answers");
        chat.callbackAnswers().forEach(answer -> answers.addObject()
                .put("text", answer.text())
                .put("alert", answer.alert())
                .put("changed", answer.changed()));
        node.set("commands", bot.profile().commandsFor(conversation.profile()));
        return node;
    }

    private static ObjectNode message(ChatMessage message) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", message.id())
                .put("fromBot", message.fromBot())
                .put("date", message.sentAt().getEpochSecond())
                .put("text", message.text())
                .put("edited", message.edits() > 0)
                .put("changed", message.changed());
        ArrayNode entities = node.putArray("entities");
        message.content().entities().forEach(entity -> entities.addObject()
                .put("type", entity.type())
                .put("offset", entity.offset())
                .put("length", entity.length())
                .put("argument", entity.argument()));
        addRows(node.putArray("buttons"), message.buttons());
        message.file().ifPresent(file -> node.putObject("file")
                .put("id", file.id())
                .put("name", file.name())
                .put("size", file.bytes().length)
                .put("photo", file.photo()));
        return node;
    }

    private static void addRows(ArrayNode array, List<List<ChatButton>> rows) {
        for (List<ChatButton> row : rows) {
            ArrayNode buttons = array.addArray();
            row.forEach(button -> buttons.addObject()
                    .put("text", button.text())
                    .put("kind", button.kind().name().toLowerCase(Locale.ROOT))
                    .put("value", button.value())
                    .put("style", button.style()));
        }
    }
}
