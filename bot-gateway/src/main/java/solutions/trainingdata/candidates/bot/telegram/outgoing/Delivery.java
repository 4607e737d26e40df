package solutions.trainingdata.candidates.bot.telegram.outgoing;

import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.request.DeleteMessage;
import com.pengrad.telegrambot.request.EditMessageText;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.bot.telegram.HrCheck;
import solutions.trainingdata.candidates.bot.telegram.api.ApiAnswer;
import solutions.trainingdata.candidates.bot.telegram.api.BotApi;
import solutions.trainingdata.candidates.bot.telegram.api.FloodLimit;
import solutions.trainingdata.candidates.messaging.Backoff;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/**
 * Makes Telegram show one row, and saves what became of it. A new message whose arrival is in doubt is sent once more at
 * most, as Telegram cannot tell a repeated send; edits and deletions may be repeated freely. Whether somebody is HR is
 * asked at each try of what is for HR.
 */
final class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    /** In place of a message that cannot be deleted any more; in every language. */
    private static final String EMPTIED = "🗑";

    private static final Duration TOKEN_REFUSED = Duration.ofSeconds(30);
    private static final Duration HR_UNKNOWN = Duration.ofSeconds(5);
    private static final int JITTER_MILLIS = 500;

    private final BotApi api;
    private final MessageTable table;
    private final ScreenRequests requests;
    private final HrCheck hr;
    private final FloodLimit limit;
    private final Backoff backoff;
    private final MeterRegistry meters;
    private final AtomicBoolean tokenRefused = new AtomicBoolean();

    Delivery(
            BotApi api,
            MessageTable table,
            ScreenRequests requests,
            HrCheck hr,
            FloodLimit limit,
            Backoff backoff,
            MeterRegistry meters) {
        this.api = api;
        this.table = table;
        this.requests = requests;
        this.hr = hr;
        this.limit = limit;
        this.backoff = backoff;
        this.meters = meters;
    }

    void deliver(MessageRow row) {
        if (row.removal()) {
            remove(row);
        } else if (row.forHr() && !mayBeShown(row)) {
            count("withheld");
        } else if (row.messageId() == null) {
            send(row);
        } else {
            edit(row);
        }
    }

    private boolean mayBeShown(MessageRow row) {
        Optional<Boolean> isHr = hr.isHr(new CandidateId(row.chat()));
        if (isHr.isEmpty()) {
            table.holdForHr(row.chat(), HR_UNKNOWN);
        } else if (!isHr.get()) {
            LOG.infof("%s is for HR, which its reader is not any more: left out", row);
            table.dropForHr(row.chat());
        }
        return isHr.orElse(false);
    }

    private void send(MessageRow row) {
        BaseRequest<?, ?> request = composed(row, requests::send);
        OptionalInt mark = request == null ? OptionalInt.empty() : table.markSending(row);
        if (mark.isEmpty()) {
            return;
        }
        ApiAnswer answer = api.call(request);
        if (answer instanceof ApiAnswer.Done done) {
            tokenRefused.set(false);
            table.sent(row, mark.getAsInt(), done.result().path("message_id").asLong());
            count("sent");
        } else if (answer instanceof ApiAnswer.Unknown unknown) {
            doubtful(row, mark.getAsInt(), unknown.reason());
        } else {
            notDone(row, answer);
        }
    }

    private void doubtful(MessageRow row, int mark, String reason) {
        LOG.warnf("It is not known whether %s arrived: %s", row, reason);
        if (table.doubtful(row, mark, backoff.after(1), reason)) {
            count("uncertain");
        }
    }

    private void edit(MessageRow row) {
        BaseRequest<?, ?> request = composed(row, requests::edit);
        if (request == null) {
            return;
        }
        ApiAnswer answer = api.call(request);
        if (answer instanceof ApiAnswer.Done || says(answer, "message is not modified")) {
            table.edited(row);
            count("edited");
        } else if (says(answer, "message to edit not found")
                || says(answer, "message_id_invalid")
                || says(answer, "message can't be edited")) {
            table.gone(row);
        } else {
            notDone(row, answer);
        }
    }

    private void remove(MessageRow row) {
        if (row.messageId() == null) {
            table.removed(row);
            return;
        }
        int message = row.messageId().intValue();
        ApiAnswer answer = api.call(new DeleteMessage((Object) row.chat(), message));
        boolean gone = answer instanceof ApiAnswer.Done
                || says(answer, "message to delete not found")
                || says(answer, "message_id_invalid");
        if (says(answer, "message can't be deleted")) {
            // After two days Telegram deletes it no more; what it says, a password perhaps, and its buttons still go.
            answer = api.call(new EditMessageText((Object) row.chat(), message, EMPTIED));
            gone = answer instanceof ApiAnswer.Done
                    || answer instanceof ApiAnswer.Refused refused && refused.code() == 400;
        }
        if (gone) {
            table.removed(row);
            count("removed");
        } else {
            notDone(row, answer);
        }
    }

    private static boolean says(ApiAnswer answer, String words) {
        return answer instanceof ApiAnswer.Refused refused && refused.code() == 400 && refused.says(words);
    }

    private void notDone(MessageRow row, ApiAnswer answer) {
        if (answer instanceof ApiAnswer.TooMany many) {
            int jitter = ThreadLocalRandom.current().nextInt(JITTER_MILLIS);
            limit.pause(many.retryAfter().plusMillis(jitter));
            table.retry(row, Duration.ZERO, "Telegram asked to wait");
            count("limited");
        } else if (answer instanceof ApiAnswer.Refused refused) {
            refused(row, refused);
        } else {
            LOG.warnf("Telegram did not take %s (try %d): %s", row, row.tries() + 1, answer);
            table.retry(row, backoff.after(row.tries() + 1), answer.toString());
            count("retried");
        }
    }

    private void refused(MessageRow row, ApiAnswer.Refused refused) {
        if (refused.unreachable()) {
            table.unreachable(row, refused.description());
            count("unreachable");
        } else if (refused.badToken()) {
            if (!tokenRefused.getAndSet(true)) {
                LOG.warnf("BOT_TOKEN is refused by Telegram (%d): messages wait until it is not", refused.code());
            }
            limit.pause(TOKEN_REFUSED);
            table.retry(row, TOKEN_REFUSED, refused.toString());
        } else {
            // Telegram quotes the piece of the text that it does not like.
            failed(row, refused.code() + " " + refused.description().replaceAll("\"[^\"]*\"", "\"...\""));
        }
    }

    /** @return null when it can't be composed, which is saved */
    private BaseRequest<?, ?> composed(MessageRow row, Function<MessageRow, BaseRequest<?, ?>> request) {
        try {
            return request.apply(row);
        } catch (IllegalStateException | IllegalArgumentException e) {
            failed(row, e.getMessage());
            return null;
        }
    }

    private void failed(MessageRow row, String reason) {
        LOG.errorf("%s can't be shown and is left out: %s", row, reason);
        table.failed(row, reason);
        count("failed");
    }

    void count(String outcome) {
        meters.counter("telegram_messages", "outcome", outcome).increment();
    }
}
