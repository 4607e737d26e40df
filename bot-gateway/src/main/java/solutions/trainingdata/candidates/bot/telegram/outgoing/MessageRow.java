package solutions.trainingdata.candidates.bot.telegram.outgoing;

import java.time.OffsetDateTime;

/**
 * What is to be done next in a chat.
 *
 * @param id names the row in logs, which must not name people
 * @param messageId Telegram's, null when the message is not there
 * @param tries failed calls in a row
 * @param forHr whether only HR may see it
 * @param removal whether the message is to be deleted, else shown
 * @param readAt database time when the row was read
 */
record MessageRow(
        long id,
        long chat,
        String purpose,
        String content,
        int revision,
        Long messageId,
        int tries,
        boolean forHr,
        boolean removal,
        OffsetDateTime readAt) {

    @Override
    public String toString() {
        return "message " + id;
    }
}
