package solutions.trainingdata.candidates.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.time.Duration;
import java.util.Set;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramCall;
import solutions.trainingdata.candidates.sandbox.telegram.text.MessageText;
import solutions.trainingdata.candidates.sandbox.telegram.text.TelegramHtml;

/** The Bot API's methods that send, change and delete messages. Called with the world's lock held. */
final class MessageMethods {

    private static final int TEXT_CHARACTERS = 4096;
    private static final int CAPTION_CHARACTERS = 1024;
    private static final Duration DELETABLE = Duration.ofHours(48);
    private static final Set<String> ACTIONS = Set.of(
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location",
            "record_video_note",
            "upload_video_note");
    private static final String NOT_MODIFIED =
            "message is not modified: specified new message content and reply markup are exactly the same as a current"
                    + " content and reply markup of the message";

    private final World world;
    private final BotApi bot;
    private final FileMethods files;
    private final FloodLimits floods;

    MessageMethods(World world, BotApi bot, FileMethods files, FloodLimits floods) {
        this.world = world;
        this.bot = bot;
        this.files = files;
        this.floods = floods;
    }

    JsonNode sendMessage(TelegramCall call) throws BotApiException {
        Conversation conversation = reachable(call);
        MessageText text = messageText(call);
        ReplyMarkup markup = ReplyMarkup.of(call);
        floods.take(conversation.profile().id());
        return sent(conversation, conversation.add(true, text, null, markup, call.flag("protect_content")));
    }

    JsonNode sendDocument(TelegramCall call) throws BotApiException {
        return sendFile(call, "document");
    }

    JsonNode sendPhoto(TelegramCall call) throws BotApiException {
        return sendFile(call, "photo");
    }

    private JsonNode sendFile(TelegramCall call, String field) throws BotApiException {
        Conversation conversation = reachable(call);
        MessageText caption = caption(call);
        ReplyMarkup markup = ReplyMarkup.of(call);
        ChatFile file = files.wanted(call, field);
        floods.take(conversation.profile().id());
        return sent(conversation, conversation.add(true, caption, file, markup, call.flag("protect_content")));
    }

    JsonNode editMessageText(TelegramCall call) throws BotApiException {
        Conversation conversation = reachable(call);
        StoredMessage message = editable(conversation, call);
        if (message.file != null) {
            throw BotApiException.badRequest("there is no text in the message to edit");
        }
        return edit(conversation, message, messageText(call), ReplyMarkup.of(call));
    }

    JsonNode editMessageCaption(TelegramCall call) throws BotApiException {
        Conversation conversation = reachable(call);
        StoredMessage message = editable(conversation, call);
        if (message.file == null) {
            throw BotApiException.badRequest("there is no caption in the message to edit");
        }
        return edit(conversation, message, caption(call), ReplyMarkup.of(call));
    }

    JsonNode editMessageReplyMarkup(TelegramCall call) throws BotApiException {
        Conversation conversation = reachable(call);
        StoredMessage message = editable(conversation, call);
        return edit(conversation, message, message.content(), ReplyMarkup.of(call));
    }

    private JsonNode edit(Conversation conversation, StoredMessage message, MessageText text, ReplyMarkup markup)
            throws BotApiException {
        if (markup.kind() != ReplyMarkup.Kind.INLINE && markup.kind() != ReplyMarkup.Kind.NONE) {
            throw BotApiException.badRequest("inline keyboard expected");
        }
        if (text.equals(message.content()) && markup.sameButtons(message.keyboard())) {
            throw BotApiException.badRequest(NOT_MODIFIED);
        }
        floods.take(conversation.profile().id());
        message.edit(text, markup, world.clock().instant());
        return sent(conversation, message);
    }

    /** Only the bot's own messages, and of those none that brought a reply keyboard. */
    private StoredMessage editable(Conversation conversation, TelegramCall call) throws BotApiException {
        StoredMessage message = conversation
                .message(messageId(call))
                .orElseThrow(() -> BotApiException.badRequest("message to edit not found"));
        boolean editable = message.fromBot
                && (message.sentWith.kind() == ReplyMarkup.Kind.NONE
                        || message.sentWith.kind() == ReplyMarkup.Kind.INLINE);
        if (!editable) {
            throw BotApiException.badRequest("message can't be edited");
        }
        return message;
    }

    JsonNode deleteMessage(TelegramCall call) throws BotApiException {
        Conversation conversation = conversation(call);
        StoredMessage message = conversation
                .message(messageId(call))
                .orElseThrow(() -> BotApiException.badRequest("message to delete not found"));
        if (message.sentAt.plus(DELETABLE).isBefore(world.clock().instant())) {
            throw BotApiException.badRequest("message can't be deleted for everyone");
        }
        message.delete();
        message.changedAt(world.changed());
        return BooleanNode.TRUE;
    }

    JsonNode sendChatAction(TelegramCall call) throws BotApiException {
        Conversation conversation = reachable(call);
        String action = call.text("action").orElse("");
        if (!ACTIONS.contains(action)) {
            throw BotApiException.badRequest("wrong parameter action in request");
        }
        conversation.act(action);
        return BooleanNode.TRUE;
    }

    private static long messageId(TelegramCall call) throws BotApiException {
        long id = call.number("message_id", 0);
        if (id <= 0) {
            throw BotApiException.badRequest("message identifier is not specified");
        }
        return id;
    }

    private JsonNode sent(Conversation conversation, StoredMessage message) {
        message.changedAt(world.changed());
        return bot.json(message, conversation);
    }

    private Conversation reachable(TelegramCall call) throws BotApiException {
        Conversation conversation = conversation(call);
        conversation.requireReachable();
        return conversation;
    }

    private Conversation conversation(TelegramCall call) throws BotApiException {
        if (call.text("chat_id").orElse("").isEmpty()) {
            throw BotApiException.badRequest("chat_id is empty");
        }
        return world.conversation(call.number("chat_id", 0))
                .orElseThrow(() -> BotApiException.badRequest("chat not found"));
    }

    private static MessageText messageText(TelegramCall call) throws BotApiException {
        MessageText text = text(call, "text");
        if (text.text().isEmpty()) {
            throw BotApiException.badRequest("message text is empty");
        }
        if (text.characters() > TEXT_CHARACTERS) {
            throw BotApiException.badRequest("message is too long");
        }
        return text;
    }

    private static MessageText caption(TelegramCall call) throws BotApiException {
        MessageText caption = text(call, "caption");
        if (caption.characters() > CAPTION_CHARACTERS) {
            throw BotApiException.badRequest("message caption is too long");
        }
        return caption;
    }

    private static MessageText text(TelegramCall call, String field) throws BotApiException {
        String raw = call.text(field).orElse("");
        String mode = call.text("parse_mode").orElse("");
        if (mode.isEmpty()) {
            return MessageText.plain(raw);
        }
        if (!mode.equalsIgnoreCase("HTML")) {
            throw BotApiException.badRequest("unsupported parse_mode (the simulator reads HTML only)");
        }
        try {
            return TelegramHtml.parse(raw);
        } catch (TelegramHtml.Malformed e) {
            throw BotApiException.badRequest("can't parse entities: " + e.getMessage());
        }
    }
}
