package solutions.trainingdata.candidates.sandbox.telegram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A person's chat with the bot as it was at one moment.
 *
 * @param messages oldest first, deleted ones too
 * @param replyKeyboard rows of the keyboard below the text box, empty when none is shown
 * @param placeholder what the text box says while it is empty
 * @param callbackAnswers what the bot answered to presses, oldest first
 * @param action what the bot said last that it is doing ("typing"), empty after its next message
 */
public record Chat(
        List<ChatMessage> messages,
        List<List<ChatButton>> replyKeyboard,
        String placeholder,
        List<CallbackAnswer> callbackAnswers,
        String action) {

    /**
     * The bot's answer to a press; an empty text only ends the button's spinner.
     *
     * @param alert a window to close, not a toast
     */
    public record CallbackAnswer(String text, boolean alert, long changed) {}

    /** What the person sees now. */
    public List<ChatMessage> visible() {
        return messages.stream().filter(message -> !message.deleted()).toList();
    }

    /** The newest visible message of the bot that matches. */
    public Optional<ChatMessage> newest(Predicate<ChatMessage> matching) {
        List<ChatMessage> found =
                visible().stream().filter(ChatMessage::fromBot).filter(matching).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    /** How often the bot sent a message whose text, as it was sent, contains this; deleted ones count. */
    public long timesSent(String contained) {
        return sentByBot().filter(text -> text.contains(contained)).count();
    }

    /** How often the bot sent each text, as it was sent, in order; deleted ones count. */
    public Map<String, Long> timesSent() {
        return sentByBot().collect(Collectors.groupingBy(text -> text, LinkedHashMap::new, Collectors.counting()));
    }

    private java.util.stream.Stream<String> sentByBot() {
        return messages.stream().filter(ChatMessage::fromBot).map(message -> message.history()
                .get(0));
    }

    /** The whole chat for people to read, for the message of a failed test. */
    public String transcript() {
        String lines = messages.stream().map(ChatMessage::toString).collect(Collectors.joining("\n"));
        String keyboard = replyKeyboard.stream()
                .map(row -> row.stream().map(ChatButton::text).collect(Collectors.joining("] [", "[", "]")))
                .collect(Collectors.joining(" / "));
        return (lines.isEmpty() ? "(no message)" : lines) + (keyboard.isEmpty() ? "" : "\nkeyboard: " + keyboard);
    }
}
