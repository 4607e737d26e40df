package solutions.trainingdata.candidates.bot.telegram;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import solutions.trainingdata.candidates.messaging.sealed.SealedPassword;

/**
 * What a message shows.
 *
 * @param html Telegram's HTML, every value in it escaped; at most 4096 characters after its tags are read
 * @param rows buttons under the message, row by row
 * @param password put in place of {@link #PASSWORD} in text and copy buttons when it is sent, null when there is none;
 *     so no row and no log ever holds it in the clear
 * @param silent without a sound
 * @param picture above the text, which then has at most 1024 characters; null for none
 * @param forHr shown to nobody who is not HR at the moment when Telegram gets it, see {@link HrCheck}; a mark beside the
 *     content, which replicas of the version before read
 */
public record Screen(
        String html,
        List<List<Button>> rows,
        SealedPassword password,
        boolean silent,
        Picture picture,

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        boolean forHr) {

    /** Stands for the opened password. */
    public static final String PASSWORD = "\u0001password\u0001";

    public Screen {
        rows = rows.stream().map(List::copyOf).toList();
    }

    public Screen(String html, List<List<Button>> rows) {
        this(html, rows, null, false);
    }

    public Screen(String html, List<List<Button>> rows, SealedPassword password, boolean silent) {
        this(html, rows, password, silent, null);
    }

    public Screen(String html, List<List<Button>> rows, SealedPassword password, boolean silent, Picture picture) {
        this(html, rows, password, silent, picture, false);
    }

    /** What only HR may see. */
    public static Screen forHr(String html, List<List<Button>> rows) {
        return new Screen(html, rows, null, false, null, true);
    }

    /** A picture of an assignment's guide: what {@link PictureSource} finds it by. */
    public record Picture(String assignment, int version, String file) {}

    /** A button under a message. Exactly one of data, url and copy is set. */
    public record Button(String text, String data, String url, String copy) {

        /** @param data 1 to 64 bytes, comes back in {@link IncomingUpdate.Pressed} */
        public static Button press(String text, String data) {
            return new Button(text, data, null, null);
        }

        public static Button link(String text, String url) {
            return new Button(text, null, url, null);
        }

        /** @param value copied to the clipboard, at most 256 characters; may be {@link #PASSWORD} */
        public static Button copy(String text, String value) {
            return new Button(text, null, null, value);
        }
    }
}
