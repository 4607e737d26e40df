package solutions.trainingdata.candidates.bot.texts;

import java.util.Locale;

/** A language that the bot speaks. */
public enum Language {
    RU,
    EN;

    /** The language's code, which is also the name of its file of texts. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.forLanguageTag(code());
    }

    /** @param tag IETF tag, null when unknown; every language that is not Russian is answered in English */
    public static Language of(String tag) {
        return tag != null && tag.toLowerCase(Locale.ROOT).startsWith(RU.code()) ? RU : EN;
    }
}
