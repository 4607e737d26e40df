package solutions.trainingdata.candidates.bot.telegram.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What became of a call of the Bot API. */
public sealed interface ApiAnswer {

    /** Carried out. */
    record Done(JsonNode result) implements ApiAnswer {}

    /** Telegram says no, and would again. */
    record Refused(int code, String description) implements ApiAnswer {

        /** A wrong or revoked token: 404 when it does not even look like one. */
        public boolean badToken() {
            return code == 401 || code == 404;
        }

        /** The person blocked the bot, is gone, or never wrote to it. */
        public boolean unreachable() {
            return code == 403 || (code == 400 && says("chat not found"));
        }

        public boolean says(String words) {
            return description.toLowerCase(java.util.Locale.ROOT).contains(words);
        }
    }

    /** Not carried out: the whole bot must wait. */
    record TooMany(Duration retryAfter) implements ApiAnswer {}

    /** Certainly not carried out: nothing was written, or a server error came back. */
    record NotArrived(String reason) implements ApiAnswer {}

    /** It may have been carried out or not: written, but no answer that can be read came back. */
    record Unknown(String reason) implements ApiAnswer {}
}
