package solutions.trainingdata.candidates.sandbox.telegram;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import solutions.trainingdata.candidates.sandbox.telegram.text.MessageText;

/**
 * A message as a person sees it at one moment.
 *
 * @param content text or caption, with its formatting; empty text for a file without caption
 * @param buttons rows of the inline keyboard
 * @param file what it carries, if anything
 * @param history its texts from the first to the current one: one more entry per edit of the text
 * @param edits edits of text or keyboard
 * @param deleted the person does not see it any more
 * @param protectedContent cannot be forwarded or saved
 * @param changed grows with everything that happens in the simulator: when it was sent or last edited or deleted
 */
public record ChatMessage(
        int id,
        boolean fromBot,
        Instant sentAt,
        MessageText content,
        List<List<ChatButton>> buttons,
        Optional<ChatFile> file,
        List<String> history,
        int edits,
        boolean deleted,
        boolean protectedContent,
        long changed) {

    public String text() {
        return content.text();
    }

    /** The text as Telegram's HTML. */
    public String html() {
        return content.html();
    }

    /** The first button with this text, else the first whose text contains it. */
    public Optional<ChatButton> button(String text) {
        return ChatMessage.button(buttons, text);
    }

    static Optional<ChatButton> button(List<List<ChatButton>> rows, String text) {
        List<ChatButton> all = rows.stream().flatMap(List::stream).toList();
        return all.stream()
                .filter(button -> button.text().equals(text))
                .findFirst()
                .or(() -> all.stream()
                        .filter(button -> button.text().contains(text))
                        .findFirst());
    }

    /** One line or more for people: who, what, which buttons, what became of it. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder("#" + id + (fromBot ? " bot: " : " person: ") + text());
        file.ifPresent(sent -> line.append(" <")
                .append(sent.name())
                .append(", ")
                .append(sent.bytes().length)
                .append(" bytes>"));
        for (List<ChatButton> row : buttons) {
            line.append("\n      [")
                    .append(String.join(
                            "] [", row.stream().map(ChatButton::text).toList()))
                    .append(']');
        }
        line.append(edits > 0 ? " (edited " + edits + "x)" : "").append(deleted ? " (deleted)" : "");
        return line.toString();
    }
}
