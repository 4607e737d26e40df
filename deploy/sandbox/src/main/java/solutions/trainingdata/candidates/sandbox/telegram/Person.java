package solutions.trainingdata.candidates.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import solutions.trainingdata.candidates.sandbox.telegram.text.MessageText;

/** Somebody with Telegram on their phone: says things, presses buttons, and sees what the bot writes. */
public final class Person {

    /** How long a press waits for its button to appear. */
    private static final Duration BUTTON_LIMIT = Duration.ofSeconds(15);

    private record Found(Optional<StoredMessage> message, ChatButton button) {}

    private final World world;
    private final Conversation conversation;
    private final BotApi bot;

    Person(World world, Conversation conversation, BotApi bot) {
        this.world = world;
        this.conversation = conversation;
        this.bot = bot;
    }

    public Profile profile() {
        synchronized (world) {
            return conversation.profile();
        }
    }

    public long id() {
        return profile().id();
    }

    /** @return the id of the message */
    public int says(String text) {
        synchronized (world) {
            requireAble();
            StoredMessage message = conversation.add(false, MessageText.plain(text), null, ReplyMarkup.NONE, false);
            conversation.personActs();
            ObjectNode json = bot.json(message, conversation);
            if (text.startsWith("/")) {
                json.set("entities", StoredMessage.commandEntities(text));
            }
            bot.updates().add("message", json);
            return message.id;
        }
    }

    /**
     * Presses the button with this text (else the newest one whose text contains it) of the newest message that has it,
     * or of the reply keyboard; waits for it to appear.
     *
     * @throws AssertionError with the whole chat when it does not appear in time
     */
    public void presses(String buttonText) {
        press(buttonText, 1);
    }

    /** A double tap: two presses before the bot can answer the first. */
    public void pressesTwice(String buttonText) {
        press(buttonText, 2);
    }

    private void press(String buttonText, int times) {
        Found found = require(world.await(() -> find(buttonText), BUTTON_LIMIT), "button \"" + buttonText + "\"");
        synchronized (world) {
            for (int i = 0; i < times; i++) {
                press(found);
            }
        }
    }

    private void press(Found found) {
        switch (found.button().kind()) {
            case CALLBACK -> press(found.message().orElseThrow(), found.button());
            case REPLY -> {
                conversation.hideOneTimeKeyboard();
                says(found.button().value());
            }
            default ->
                throw new IllegalStateException("\"" + found.button().text()
                        + "\" sends nothing to the bot: read its value with button(...).value()");
        }
    }

    /** A press on a certain message's button, on behalf of the page. */
    void press(StoredMessage message, ChatButton button) {
        requireAble();
        conversation.personActs();
        bot.pressed(conversation, message, button.value());
    }

    private Optional<Found> find(String text) {
        Optional<Found> below = ChatMessage.button(conversation.replyKeyboard(), text)
                .map(button -> new Found(Optional.empty(), button));
        Optional<Found> inline = conversation.newestWithButton(text).flatMap(message -> ChatMessage.button(
                        message.keyboard().rows(), text)
                .map(button -> new Found(Optional.of(message), button)));
        boolean belowIsNewer =
                inline.isEmpty() || inline.get().message().orElseThrow().id < conversation.replyKeyboardFrom();
        return below.isPresent() && belowIsNewer ? below : inline;
    }

    /** The newest button with this text, to read a link or a text to copy; waits for it to appear. */
    public ChatButton button(String text) {
        return require(world.await(() -> find(text).map(Found::button), BUTTON_LIMIT), "button \"" + text + "\"");
    }

    /** Blocks the bot: it cannot write any more, and is told so. */
    public void blocks() {
        setBlocked(true);
    }

    public void unblocks() {
        setBlocked(false);
    }

    private void setBlocked(boolean blocked) {
        synchronized (world) {
            if (conversation.blocked() != blocked) {
                conversation.setBlocked(blocked);
                bot.membershipChanged(conversation);
            }
        }
    }

    /** Deletes the account: nobody can write to it any more, and nobody is told so. */
    public void deletesAccount() {
        synchronized (world) {
            conversation.delete();
        }
    }

    private void requireAble() {
        if (conversation.deleted()) {
            throw new IllegalStateException("Person " + id() + " deleted the account");
        }
        if (conversation.blocked()) {
            throw new IllegalStateException("Person " + id() + " blocked the bot: unblocks() first");
        }
    }

    /** The chat as it is now. */
    public Chat chat() {
        synchronized (world) {
            return conversation.snapshot();
        }
    }

    /** The newest visible message of the bot that contains this, as soon as there is one. */
    public ChatMessage awaitMessage(String contained, Duration limit) {
        return awaitMessage(message -> message.text().contains(contained), "\"" + contained + "\"", limit);
    }

    public ChatMessage awaitMessage(Predicate<ChatMessage> wanted, Duration limit) {
        return awaitMessage(wanted, "the wanted message", limit);
    }

    /** @param what names the wanted message when it does not come */
    public ChatMessage awaitMessage(Predicate<ChatMessage> wanted, String what, Duration limit) {
        return await(chat -> chat.newest(wanted), what, limit);
    }

    /** Like {@link #awaitMessage}, but only what was sent or edited since the person last said or pressed something. */
    public ChatMessage awaitReply(String contained, Duration limit) {
        return awaitMessage(
                message -> message.changed() > lastAction() && message.text().contains(contained),
                "a reply with \"" + contained + "\"",
                limit);
    }

    /** The bot's newest answer to a press (toast or alert) that contains this. */
    public Chat.CallbackAnswer awaitCallbackAnswer(String contained, Duration limit) {
        return await(
                chat -> chat.callbackAnswers().stream()
                        .filter(answer -> answer.text().contains(contained))
                        .reduce((first, second) -> second),
                "a callback answer with \"" + contained + "\"",
                limit);
    }

    /**
     * Whatever is looked for in the chat, as soon as it is there.
     *
     * @throws AssertionError with the whole chat when it is not there in time
     */
    public <T> T await(Function<Chat, Optional<T>> wanted, String what, Duration limit) {
        return require(world.await(() -> wanted.apply(conversation.snapshot()), limit), what);
    }

    private long lastAction() {
        return conversation.lastAction();
    }

    private <T> T require(Optional<T> found, String what) {
        return found.orElseThrow(
                () -> new AssertionError("Not in the chat of " + profile().firstName() + " (" + id() + ") in time: "
                        + what + ". The chat is:\n" + chat().transcript()));
    }
}
