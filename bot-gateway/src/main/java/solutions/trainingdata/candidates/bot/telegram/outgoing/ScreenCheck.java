package solutions.trainingdata.candidates.bot.telegram.outgoing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import solutions.trainingdata.candidates.bot.telegram.Screen;

/**
 * Refuses a screen that Telegram would refuse, where it is written: a row that can't be sent would be found out too late.
 *
 * @see <a href="https://core.telegram.org/bots/api#sendmessage">Bot API: sendMessage</a>
 */
final class ScreenCheck {

    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_CAPTION = 1024;
    private static final int LONGEST_DATA_BYTES = 64;
    private static final int LONGEST_COPY = 256;
    /** Room for the password that takes the placeholder's place. */
    private static final int PASSWORD_LENGTH = 64;

    private ScreenCheck() {}

    /** @throws IllegalArgumentException with what is wrong, never with the content, nor with whom the purpose names */
    static void check(String purpose, Screen screen) {
        int length = visibleLength(screen.html());
        refuse(length == 0, purpose, "it has no text");
        int longest = screen.picture() == null ? LONGEST_TEXT : LONGEST_CAPTION;
        refuse(length > longest, purpose, "its text has " + length + " characters, more than " + longest);
        screen.rows().stream().flatMap(List::stream).forEach(button -> check(purpose, button));
        refuse(
                screen.password() == null && mentionsPassword(screen),
                purpose,
                "it has the placeholder of a password and no password");
    }

    private static void check(String purpose, Screen.Button button) {
        refuse(button.text() == null || button.text().isBlank(), purpose, "a button has no text");
        long targets = Stream.of(button.data(), button.url(), button.copy())
                .filter(target -> target != null)
                .count();
        refuse(targets != 1, purpose, "a button needs exactly one of data, url and copy");
        if (button.data() != null) {
            int bytes = button.data().getBytes(StandardCharsets.UTF_8).length;
            refuse(bytes < 1 || bytes > LONGEST_DATA_BYTES, purpose, "a button's data has " + bytes + " bytes");
        }
        if (button.copy() != null) {
            int length = button.copy().length();
            refuse(length < 1 || length > LONGEST_COPY, purpose, "a button copies " + length + " characters");
        }
    }

    private static boolean mentionsPassword(Screen screen) {
        return screen.html().contains(Screen.PASSWORD)
                || screen.rows().stream()
                        .flatMap(List::stream)
                        .anyMatch(
                                button -> button.copy() != null && button.copy().contains(Screen.PASSWORD));
    }

    /** As Telegram counts: UTF-16 units after tags and entities are read. */
    static int visibleLength(String html) {
        return html.replace(Screen.PASSWORD, "p".repeat(PASSWORD_LENGTH))
                .replaceAll("<[^>]*>", "")
                .replaceAll("&(?:lt|gt|amp|quot|#[0-9]+|#x[0-9a-fA-F]+);", "e")
                .strip()
                .length();
    }

    private static void refuse(boolean wrong, String purpose, String what) {
        if (wrong) {
            String kind = purpose.substring(0, (purpose + "/").indexOf('/'));
            throw new IllegalArgumentException("A message (" + kind + ") can't be sent: " + what);
        }
    }
}
