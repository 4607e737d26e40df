package solutions.trainingdata.candidates.sandbox.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import solutions.trainingdata.candidates.sandbox.telegram.text.MessageText;

/** One person's private chat with the bot. Guarded by the world's lock. */
final class Conversation {

    private final World world;
    private final List<StoredMessage> messages = new ArrayList<>();
    private final List<Chat.CallbackAnswer> answers = new ArrayList<>();
    private Profile profile;
    private boolean started;
    private boolean blocked;
    private boolean deleted;
    private ReplyMarkup below = ReplyMarkup.NONE;
    private int belowFrom;
    private String action = "";
    private long lastAction;

    Conversation(World world, Profile profile) {
        this.world = world;
        this.profile = profile;
    }

    Profile profile() {
        return profile;
    }

    void setProfile(Profile newProfile) {
        profile = newProfile;
    }

    boolean blocked() {
        return blocked;
    }

    void setBlocked(boolean newBlocked) {
        blocked = newBlocked;
        world.changed();
    }

    boolean deleted() {
        return deleted;
    }

    /** The person deleted their account. */
    void delete() {
        deleted = true;
        world.changed();
    }

    /** When the person last said or pressed something, in the world's versions. */
    long lastAction() {
        return lastAction;
    }

    void personActs() {
        started = true;
        lastAction = world.changed();
    }

    /** A bot cannot write first, nor to somebody who blocked it. */
    void requireReachable() throws BotApiException {
        if (deleted) {
            throw new BotApiException(403, "Forbidden: user is deactivated");
        }
        if (blocked) {
            throw new BotApiException(403, "Forbidden: bot was blocked by the user");
        }
        if (!started) {
            throw new BotApiException(403, "Forbidden: bot can't initiate conversation with a user");
        }
    }

    StoredMessage add(boolean fromBot, MessageText text, ChatFile file, ReplyMarkup markup, boolean protectedContent) {
        StoredMessage message = new StoredMessage(
                world.nextMessageId(), fromBot, world.clock().instant(), text, file, markup, protectedContent);
        messages.add(message);
        if (fromBot) {
            action = "";
            showBelow(markup, message.id);
        }
        message.changedAt(world.changed());
        return message;
    }

    private void showBelow(ReplyMarkup markup, int messageId) {
        switch (markup.kind()) {
            case KEYBOARD, FORCE_REPLY -> {
                below = markup;
                belowFrom = messageId;
            }
            case REMOVE -> below = ReplyMarkup.NONE;
            default -> {
                // Inline keyboards and plain messages leave the reply keyboard as it is.
            }
        }
    }

    void hideOneTimeKeyboard() {
        if (below.oneTime()) {
            below = ReplyMarkup.NONE;
        }
    }

    List<List<ChatButton>> replyKeyboard() {
        return below.rows();
    }

    /** The message that brought the reply keyboard. */
    int replyKeyboardFrom() {
        return belowFrom;
    }

    Optional<StoredMessage> message(long id) {
        return messages.stream()
                .filter(message -> message.id == id && !message.deleted())
                .findFirst();
    }

    /** The newest visible message with a button of this text; an exact text wins over one that contains it. */
    Optional<StoredMessage> newestWithButton(String text) {
        List<StoredMessage> visible = new ArrayList<>();
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).fromBot && !messages.get(i).deleted()) {
                visible.add(messages.get(i));
            }
        }
        return visible.stream()
                .filter(message -> message.keyboard().rows().stream()
                        .flatMap(List::stream)
                        .anyMatch(button -> button.text().equals(text)))
                .findFirst()
                .or(() -> visible.stream()
                        .filter(message -> ChatMessage.button(message.keyboard().rows(), text)
                                .isPresent())
                        .findFirst());
    }

    void answer(String text, boolean alert) {
        long version = world.changed();
        answers.add(new Chat.CallbackAnswer(text, alert, version));
    }

    void act(String newAction) {
        action = newAction;
        world.changed();
    }

    Chat snapshot() {
        return new Chat(
                messages.stream().map(StoredMessage::snapshot).toList(),
                below.rows(),
                below.placeholder(),
                List.copyOf(answers),
                action);
    }
}
