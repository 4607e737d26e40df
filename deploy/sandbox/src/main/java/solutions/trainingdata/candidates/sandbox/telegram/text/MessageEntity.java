package solutions.trainingdata.candidates.sandbox.telegram.text;

/**
 * A formatted stretch of a message's text.
 *
 * @param type as Telegram spells it: bold, italic, spoiler, code, pre, text_link, ...
 * @param offset in UTF-16 code units, as Telegram counts (and Java does)
 * @param length in UTF-16 code units
 * @param argument the link of a text_link, the language of a pre; empty elsewhere
 * @see <a href="https://core.telegram.org/bots/api#messageentity">MessageEntity</a>
 */
public record MessageEntity(String type, int offset, int length, String argument) {

    int end() {
        return offset + length;
    }

    MessageEntity within(int from, int to) {
        int start = Math.min(Math.max(offset, from), to);
        int end = Math.max(Math.min(end(), to), start);
        return new MessageEntity(type, start - from, end - start, argument);
    }
}
