package solutions.trainingdata.candidates.bot.screens;

import java.util.Optional;

/**
 * What a button carries: what to do and what it is about, so that an old button can be told from a fitting one. At most
 * 64 bytes as text, which an assignment's name of 40 characters leaves room for.
 *
 * @param subject the assignment's name, a language code, or what HR's buttons are about; empty when it is about none
 * @param attempt 0 when it is about none
 * @param number of the submission, the press or the page; 0 when it is about none
 */
public record Press(Action action, String subject, int attempt, int number) {

    /** What a button does. */
    public enum Action {
        MENU,
        STATUS,
        HELP,
        LANGUAGES,
        SPEAK,
        GET,
        GUIDE,
        START,
        TASK,
        CREDENTIALS,
        DONE,
        SUBMIT,
        AGAIN,
        ANOTHER,
        BEGIN,
        CANCEL,
        HR_MENU,
        HR_HELP,
        HR_FIND,
        HR_SHOW,
        HR_EXPORT,
        HR_MUTE,
        HR_UNMUTE,
        HR_DECISIONS,
        HR_CARD,
        HR_INVITE,
        HR_INVITE_PLAINLY,
        HR_DECLINE,
        HR_DECLINE_PLAINLY,
        HR_LATER,
        HR_MANAGE,
        HR_GRANT,
        HR_GRANT_YES,
        HR_EXTEND,
        HR_CLOSE,
        HR_CLOSE_YES;

        /** Only HR's screens have such buttons; whoever presses one is asked for first. */
        public boolean isHr() {
            return name().startsWith("HR_");
        }
    }

    public static Press of(Action action) {
        return new Press(action, "", 0, 0);
    }

    public static Press of(Action action, String subject) {
        return new Press(action, subject, 0, 0);
    }

    public String data() {
        return action + ":" + subject + ":" + attempt + ":" + number;
    }

    /** @return empty for anything that no button of ours carries */
    public static Optional<Press> read(String data) {
        String[] parts = data.split(":", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Press(
                    Action.valueOf(parts[0]), parts[1], Integer.parseInt(parts[2]), Integer.parseInt(parts[3])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
