package solutions.trainingdata.candidates.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import solutions.trainingdata.candidates.sandbox.telegram.text.MessageEntity;
import solutions.trainingdata.candidates.sandbox.telegram.text.MessageText;

/** A message with all that becomes of it. Guarded by the world's lock. */
final class StoredMessage {

    final int id;
    final boolean fromBot;
    final Instant sentAt;
    final ChatFile file;
    final boolean protectedContent;
    final ReplyMarkup sentWith;
    private final List<String> history = new ArrayList<>();
    private MessageText content;
    private ReplyMarkup keyboard;
    private Instant editedAt;
    private int edits;
    private boolean deleted;
    private long changed;

    StoredMessage(
            int id,
            boolean fromBot,
            Instant sentAt,
            MessageText content,
            ChatFile file,
            ReplyMarkup markup,
            boolean protectedContent) {
        this.id = id;
        this.fromBot = fromBot;
        this.sentAt = sentAt;
        this.content = content;
        this.file = file;
        this.sentWith = markup;
        this.keyboard = markup.kind() == ReplyMarkup.Kind.INLINE ? markup : ReplyMarkup.NONE;
        this.protectedContent = protectedContent;
        history.add(content.text());
    }

    MessageText content() {
        return content;
    }

    ReplyMarkup keyboard() {
        return keyboard;
    }

    boolean deleted() {
        return deleted;
    }

    void changedAt(long version) {
        changed = version;
    }

    void edit(MessageText newContent, ReplyMarkup newKeyboard, Instant now) {
        if (!newContent.equals(content)) {
            history.add(newContent.text());
        }
        content = newContent;
        keyboard = newKeyboard;
        editedAt = now;
        edits++;
    }

    void delete() {
        deleted = true;
    }

    ChatMessage snapshot() {
        return new ChatMessage(
                id,
                fromBot,
                sentAt,
                content,
                keyboard.rows(),
                Optional.ofNullable(file),
                List.copyOf(history),
                edits,
                deleted,
                protectedContent,
                changed);
    }

    /** As the Bot API shows it; dates in seconds. */
    ObjectNode json(Profile person, ObjectNode bot) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("message_id", id);
        message.set("from", fromBot ? bot : person.user());
        message.set("chat", person.chat());
        message.put("date", sentAt.getEpochSecond());
        if (editedAt != null) {
            message.put("edit_date", editedAt.getEpochSecond());
        }
        if (protectedContent) {
            message.put("has_protected_content", true);
        }
        addContent(message);
        if (keyboard.kind() == ReplyMarkup.Kind.INLINE) {
            message.set("reply_markup", keyboard.json());
        }
        return message;
    }

    private void addContent(ObjectNode message) {
        if (file == null) {
            message.put("text", content.text());
        } else {
            addFile(message);
            if (!content.text().isEmpty()) {
                message.put("caption", content.text());
            }
        }
        ArrayNode entities = entities();
        if (!entities.isEmpty()) {
            message.set(file == null ? "entities" : "caption_entities", entities);
        }
    }

    private void addFile(ObjectNode message) {
        ObjectNode described = file.photo()
                ? message.putArray("photo").addObject()
                : message.putObject("document").put("file_name", file.name()).put("mime_type", file.contentType());
        described
                .put("file_id", file.id())
                .put("file_unique_id", "unique-" + file.id())
                .put("file_size", file.bytes().length);
        if (file.photo()) {
            described.put("width", file.width()).put("height", file.height());
        }
    }

    private ArrayNode entities() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (MessageEntity entity : content.entities()) {
            ObjectNode node = array.addObject()
                    .put("type", entity.type())
                    .put("offset", entity.offset())
                    .put("length", entity.length());
            if (!entity.argument().isEmpty()) {
                node.put(entity.type().equals("pre") ? "language" : "url", entity.argument());
            }
        }
        return array;
    }

    static JsonNode commandEntities(String text) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        java.util.regex.Matcher command = java.util.regex.Pattern.compile("^/[A-Za-z0-9_]{1,32}(@[A-Za-z0-9_]+)?")
                .matcher(text);
        if (command.find()) {
            array.addObject().put("type", "bot_command").put("offset", 0).put("length", command.end());
        }
        return array;
    }
}
