package solutions.trainingdata.candidates.bot.texts;

import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The texts in one language, with the way that language writes dates, durations and percents. */
public final class Wording {

    private final Language language;
    private final Map<Text, Template> templates;
    private final Company company;
    private final Clock clock;

    Wording(Language language, Map<Text, Template> templates, Company company, Clock clock) {
        this.language = language;
        this.templates = templates;
        this.company = company;
        this.clock = clock;
    }

    public Language language() {
        return language;
    }

    /**
     * @param namesAndValues name, value, name, value, ...; sentences always know {@code contact} and {@code keep}
     * @return Telegram's HTML with the values escaped, or plain text for a button
     */
    public String say(Text text, Object... namesAndValues) {
        TemplateInstance sentence = templates.get(text).instance();
        if (!text.isPlain()) {
            sentence.data("contact", company.contact() == null ? say(Text.CONTACT_UNKNOWN) : company.contact());
            sentence.data("keep", lasting(company.keepAfterDecision()));
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            sentence.data((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return sentence.render();
    }

    /** Day, month, time and offset, for example {@code 27 November, 14:00 (UTC+3)}; the year where it is another. */
    public String when(Instant instant) {
        return onTheClock(instant) + " (" + utc(instant.atZone(company.zone()).getOffset()) + ")";
    }

    /** The same without the offset, where a date beside it says it. */
    public String onTheClock(Instant instant) {
        ZonedDateTime time = instant.atZone(company.zone());
        boolean thisYear =
                time.getYear() == clock.instant().atZone(company.zone()).getYear();
        String pattern = thisYear ? "d MMMM, HH:mm" : "d MMMM yyyy, HH:mm";
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(time);
    }

    private static String utc(ZoneOffset offset) {
        if (offset.getTotalSeconds() == 0) {
            return "UTC";
        }
        return "UTC" + offset.getId().replaceFirst("^([+-])0", "$1").replaceFirst(":00$", "");
    }

    /** Its two largest units, for example {@code 2 days 5 hours}; never less than a minute. */
    public String lasting(Duration duration) {
        long minutes = Math.max(1, duration.toMinutes());
        long days = minutes / (24 * 60);
        long hours = minutes / 60 % 24;
        if (days > 0) {
            return joined(say(Text.DURATION_DAYS, "n", days), hours == 0 ? "" : say(Text.DURATION_HOURS, "n", hours));
        }
        String rest = minutes % 60 == 0 ? "" : say(Text.DURATION_MINUTES, "n", minutes % 60);
        return joined(hours == 0 ? "" : say(Text.DURATION_HOURS, "n", hours), rest);
    }

    private static String joined(String first, String second) {
        return (first + " " + second).strip();
    }

    /** Time left until then, at the moment of asking. */
    public Duration until(Instant end) {
        return Duration.between(clock.instant(), end);
    }

    /** When the answer to a work scored then is due. */
    public Instant decisionBy(Instant scoredAt) {
        return scoredAt.plus(company.decisionWithin());
    }

    /** Two decimals, half up. */
    public static String percent(double percent) {
        return BigDecimal.valueOf(percent).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** A limit as its author wrote it: 90, 87.5. */
    public static String mark(double percent) {
        return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
    }
}
