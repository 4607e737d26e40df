package solutions.trainingdata.candidates.bot.dialog;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import solutions.trainingdata.candidates.bot.telegram.Chats;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/**
 * One live message per chat with which a person walks through the menus: edited in place, or made anew at the bottom
 * when something else was said after it. Everything that the bot says goes through here, so that this is known.
 */
@ApplicationScoped
public class Dialog {

    private static final String MEANWHILE = "meanwhile/";

    private final Chats chats;

    Dialog(Chats chats) {
        this.chats = chats;
    }

    /** Shows a screen at the bottom, in place of the live message: for an answer to something typed. */
    public void open(CandidateId chat, long updateId, Screen screen) {
        open(chat, message(updateId), screen);
    }

    /** Like {@link #open}, for what is true only until the next step: {@link #goOn} takes it away. */
    public void meanwhile(CandidateId chat, long updateId, Screen screen) {
        open(chat, MEANWHILE + updateId, screen);
    }

    private void open(CandidateId chat, String message, Screen screen) {
        DialogRow row = row(chat);
        if (row.message != null && !row.message.equals(message)) {
            chats.remove(chat, row.message, Duration.ZERO);
        }
        row.message = message;
        row.overtaken = false;
        chats.show(chat, message, screen);
    }

    /** Shows the next screen, in the live message when it is the last one: for an answer to a button. */
    public void turn(CandidateId chat, long updateId, Screen screen) {
        DialogRow row = row(chat);
        if (row.message == null || row.overtaken || row.message.startsWith(MEANWHILE)) {
            open(chat, updateId, screen);
        } else {
            chats.show(chat, row.message, screen);
        }
    }

    /** Answers in the live message when it is still the one of that update, else as a message of its own. */
    public void answer(CandidateId chat, long updateId, String purpose, Screen screen) {
        DialogRow row = row(chat);
        if (!row.overtaken && message(updateId).equals(row.message)) {
            chats.show(chat, row.message, screen);
        } else {
            tell(chat, purpose, screen);
        }
    }

    /** Takes the live message away: what it was about goes on elsewhere. */
    public void close(CandidateId chat) {
        DialogRow row = row(chat);
        if (row.message != null) {
            chats.remove(chat, row.message, Duration.ZERO);
            row.message = null;
        }
    }

    /** A step was made: what was said until then is not to stay the last word. */
    public void goOn(CandidateId chat) {
        DialogRow row = DialogRow.findById(chat.telegramUserId());
        if (row != null && row.message != null && row.message.startsWith(MEANWHILE)) {
            close(chat);
        }
    }

    /** Says something once, as a message of its own. */
    public void tell(CandidateId chat, String purpose, Screen screen) {
        chats.tell(chat, purpose, screen);
        DialogRow row = DialogRow.findById(chat.telegramUserId());
        if (row != null) {
            row.overtaken = true;
        }
    }

    /** Says something once, as {@link #tell}, in the live message when it is the last one: the dialog ends with it. */
    public void end(CandidateId chat, String purpose, Screen screen) {
        DialogRow row = row(chat);
        if (row.message != null && !row.overtaken && chats.rename(chat, row.message, purpose)) {
            row.message = null;
            chats.show(chat, purpose, screen);
        } else {
            close(chat);
            tell(chat, purpose, screen);
        }
    }

    /** Changes a message that was told. */
    public void change(CandidateId chat, String purpose, Screen screen) {
        chats.show(chat, purpose, screen);
    }

    public void remove(CandidateId chat, String purpose) {
        chats.remove(chat, purpose, Duration.ZERO);
    }

    /** Shows login and password at the bottom, for a while; the message before is taken away. */
    public void showCredentials(CandidateId chat, String occasion, Screen screen, Duration visible) {
        DialogRow row = row(chat);
        String purpose = "credentials/" + occasion;
        if (row.credentials != null && !row.credentials.equals(purpose)) {
            chats.remove(chat, row.credentials, Duration.ZERO);
        }
        row.credentials = purpose;
        row.overtaken = true;
        chats.tell(chat, purpose, screen);
        chats.remove(chat, purpose, visible);
    }

    /** Login and password are of no use any more. */
    public void hideCredentials(CandidateId chat) {
        DialogRow row = row(chat);
        if (row.credentials != null) {
            chats.remove(chat, row.credentials, Duration.ZERO);
            row.credentials = null;
        }
    }

    /** What the next text will answer; null: nothing. */
    public void expect(CandidateId chat, String answer) {
        row(chat).expects = answer;
    }

    public boolean expects(CandidateId chat, String answer) {
        return Objects.equals(row(chat).expects, answer);
    }

    /** What the next text will answer; null: nothing. */
    public String expected(CandidateId chat) {
        return row(chat).expects;
    }

    /** Something came below that has its own buttons: "just a moment" of that update goes, if it is still there. */
    public void makeRoom(CandidateId chat, long updateId) {
        DialogRow row = row(chat);
        row.overtaken = true;
        if (message(updateId).equals(row.message)) {
            close(chat);
        }
    }

    private static String message(long updateId) {
        return "dialog/" + updateId;
    }

    private static DialogRow row(CandidateId chat) {
        DialogRow row = DialogRow.findById(chat.telegramUserId());
        if (row == null) {
            row = new DialogRow();
            row.chat = chat.telegramUserId();
            row.persist();
        }
        return row;
    }
}
