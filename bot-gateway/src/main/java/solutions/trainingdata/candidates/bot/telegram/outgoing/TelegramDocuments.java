package solutions.trainingdata.candidates.bot.telegram.outgoing;

import com.pengrad.telegrambot.utility.BotUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import solutions.trainingdata.candidates.bot.telegram.Documents;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.telegram.api.ApiAnswer;
import solutions.trainingdata.candidates.bot.telegram.api.BotApi;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/** Documents by the Bot API. */
@ApplicationScoped
class TelegramDocuments implements Documents {

    private final BotApi api;

    TelegramDocuments(BotApi api) {
        this.api = api;
    }

    @Override
    public Outcome send(CandidateId chat, Screen caption, Path file, String name) {
        ApiAnswer answer = api.upload(
                "sendDocument",
                Map.of(
                        "chat_id",
                        String.valueOf(chat.telegramUserId()),
                        "caption",
                        caption.html(),
                        "parse_mode",
                        "HTML",
                        "reply_markup",
                        BotUtils.toJson(ScreenRequests.keyboard(caption, null))),
                "document",
                file,
                name,
                LIMIT);
        if (answer instanceof ApiAnswer.Done) {
            return new Outcome(Kind.SENT, "", Duration.ZERO);
        }
        if (answer instanceof ApiAnswer.Unknown unknown) {
            return new Outcome(Kind.UNSURE, unknown.reason(), Duration.ZERO);
        }
        if (answer instanceof ApiAnswer.TooMany many) {
            return new Outcome(Kind.LATER, "Telegram asked to wait", many.retryAfter());
        }
        if (answer instanceof ApiAnswer.Refused refused) {
            return new Outcome(kind(refused), "Telegram: " + refused.description(), Duration.ZERO);
        }
        return new Outcome(Kind.LATER, ((ApiAnswer.NotArrived) answer).reason(), Duration.ZERO);
    }

    private static Kind kind(ApiAnswer.Refused refused) {
        if (refused.unreachable()) {
            return Kind.UNREACHABLE;
        }
        return refused.badToken() ? Kind.LATER : Kind.REFUSED;
    }
}
