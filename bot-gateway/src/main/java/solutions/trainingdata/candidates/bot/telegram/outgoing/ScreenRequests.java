package solutions.trainingdata.candidates.bot.telegram.outgoing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pengrad.telegrambot.model.LinkPreviewOptions;
import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.request.EditMessageCaption;
import com.pengrad.telegrambot.request.EditMessageText;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.request.SendPhoto;
import solutions.trainingdata.candidates.bot.telegram.PictureSource;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;
import solutions.trainingdata.candidates.messaging.sealed.PasswordSeal;

/** Screens as rows hold them (JSON, the password sealed) and as Telegram gets them (the password opened). */
final class ScreenRequests {

    /** What a screen does not have is not written: a replica of the version before reads it, too. */
    private static final ObjectMapper MAPPER =
            new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);

    private final PasswordSeal seal;
    private final PictureSource pictures;

    ScreenRequests(PasswordSeal seal, PictureSource pictures) {
        this.seal = seal;
        this.pictures = pictures;
    }

    static String write(Screen screen) {
        try {
            return MAPPER.writeValueAsString(screen);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A screen can't be written as JSON");
        }
    }

    static Screen read(String content) {
        try {
            return MAPPER.readValue(content, Screen.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored screen can't be read: " + e.getOriginalMessage());
        }
    }

    BaseRequest<?, ?> send(MessageRow row) {
        Screen screen = read(row.content());
        if (screen.picture() != null) {
            byte[] content = pictures.content(screen.picture()).orElse(null);
            if (content != null) {
                return photo(row.chat(), screen, content);
            }
        }
        String password = password(row.chat(), screen);
        SendMessage send = new SendMessage(row.chat(), text(screen, password))
                .parseMode(ParseMode.HTML)
                .linkPreviewOptions(new LinkPreviewOptions().isDisabled(true));
        if (screen.silent()) {
            send.disableNotification(true);
        }
        return screen.rows().isEmpty() ? send : send.replyMarkup(keyboard(screen, password));
    }

    /** Telegram looks at the bytes to tell what kind of picture they are. */
    private static SendPhoto photo(long chat, Screen screen, byte[] content) {
        SendPhoto send = new SendPhoto(chat, content).caption(screen.html()).parseMode(ParseMode.HTML);
        if (screen.silent()) {
            send.disableNotification(true);
        }
        return screen.rows().isEmpty() ? send : send.replyMarkup(keyboard(screen, null));
    }

    /** Buttons that are not wanted any more go, as an edit without a keyboard takes it away. */
    BaseRequest<?, ?> edit(MessageRow row) {
        Screen screen = read(row.content());
        if (screen.picture() != null) {
            EditMessageCaption edit = new EditMessageCaption(
                            (Object) row.chat(), row.messageId().intValue())
                    .caption(screen.html())
                    .parseMode(ParseMode.HTML);
            return screen.rows().isEmpty() ? edit : edit.replyMarkup(keyboard(screen, null));
        }
        String password = password(row.chat(), screen);
        EditMessageText edit = new EditMessageText(
                        (Object) row.chat(), row.messageId().intValue(), text(screen, password))
                .parseMode(ParseMode.HTML)
                .linkPreviewOptions(new LinkPreviewOptions().isDisabled(true));
        return screen.rows().isEmpty() ? edit : edit.replyMarkup(keyboard(screen, password));
    }

    private String password(long chat, Screen screen) {
        return screen.password() == null ? null : seal.open(screen.password(), new CandidateId(chat).key());
    }

    private static String text(Screen screen, String password) {
        return password == null
                ? screen.html()
                : screen.html()
                        .replace(
                                Screen.PASSWORD,
                                password.replace("&", "&amp;")
                                        .replace("<", "&lt;")
                                        .replace(">", "&gt;")
                                        .replace("\"", "&quot;"));
    }

    static InlineKeyboardMarkup keyboard(Screen screen, String password) {
        InlineKeyboardButton[][] rows = screen.rows().stream()
                .map(row -> row.stream().map(button -> button(button, password)).toArray(InlineKeyboardButton[]::new))
                .toArray(InlineKeyboardButton[][]::new);
        return new InlineKeyboardMarkup(rows);
    }

    private static InlineKeyboardButton button(Screen.Button button, String password) {
        InlineKeyboardButton shown = new InlineKeyboardButton(button.text());
        if (button.data() != null) {
            return shown.callbackData(button.data());
        }
        if (button.url() != null) {
            return shown.url(button.url());
        }
        return shown.copyText(password == null ? button.copy() : button.copy().replace(Screen.PASSWORD, password));
    }
}
