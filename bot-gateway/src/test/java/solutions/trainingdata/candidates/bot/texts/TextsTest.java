package solutions.trainingdata.candidates.bot.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.Expression;
import io.quarkus.qute.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Both languages have the same texts, and say numbers, dates and durations as people write them. */
class TextsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final Texts texts = new Texts(ZoneOffset.UTC, null, CLOCK);

    /** That both files have exactly the keys of {@link Text} is checked by reading them. */
    @ParameterizedTest
    @EnumSource(Text.class)
    void hasTheSamePlaceholdersInBothLanguages(Text text) {
        assertThat(placeholders(texts.template(Language.RU, text)))
                .isEqualTo(placeholders(texts.template(Language.EN, text)));
    }

    private static Set<String> placeholders(Template template) {
        return template.getExpressions().stream()
                .filter(expression -> !expression.isLiteral())
                .map(TextsTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The value's name and whether a number is counted with it: the forms differ by language. */
    private static String name(Expression expression) {
        return expression.getParts().stream().map(Expression.Part::getName).collect(Collectors.joining("."));
    }

    @ParameterizedTest
    @EnumSource(Text.class)
    void isUsed(Text text) {
        String sources = sources();
        assertThat(sources).as("uses of %s", text).containsPattern("\\bText\\." + text.name() + "\\b");
    }

    private static String sources() {
        Path main = Path.of(System.getProperty("project.root"), "bot-gateway", "src", "main", "java");
        try (Stream<Path> files = Files.walk(main)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(TextsTest::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Text.class)
    void buttonsFitOnAPhone(Text text) {
        if (text.name().startsWith("BUTTON_")) {
            for (Language language : Language.values()) {
                assertThat(texts.in(language).say(text, "n", 10).length()).isBetween(2, 30);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,дней",
        "1,день",
        "2,дня",
        "4,дня",
        "5,дней",
        "11,дней",
        "12,дней",
        "14,дней",
        "21,день",
        "22,дня",
        "25,дней",
        "100,дней",
        "101,день",
        "111,дней",
        "112,дней",
        "122,дня"
    })
    void countsInRussian(long number, String word) {
        assertThat(texts.in(Language.RU).say(Text.DURATION_DAYS, "n", number)).isEqualTo(number + " " + word);
    }

    @ParameterizedTest
    @CsvSource({"0,days", "1,day", "2,days", "11,days", "21,days", "101,days"})
    void countsInEnglish(long number, String word) {
        assertThat(texts.in(Language.EN).say(Text.DURATION_DAYS, "n", number)).isEqualTo(number + " " + word);
    }

    @ParameterizedTest
    @CsvSource({
        "P3D,3 дня,3 days",
        "P1DT5H59M,1 день 5 часов,1 day 5 hours",
        "PT21M,21 минута,21 minutes",
        "PT2H,2 часа,2 hours",
        "PT1H1M,1 час 1 минута,1 hour 1 minute",
        "PT20S,1 минута,1 minute"
    })
    void writesDurations(Duration duration, String russian, String english) {
        assertThat(texts.in(Language.RU).lasting(duration)).isEqualTo(russian);
        assertThat(texts.in(Language.EN).lasting(duration)).isEqualTo(english);
    }

    @Test
    void writesDatesInTheZoneOfDisplayWithItsOffset() {
        Texts moscow = new Texts(ZoneId.of("Europe/Moscow"), null, CLOCK);
        Instant date = Instant.parse("2026-11-27T22:05:00Z");
        assertThat(moscow.in(Language.RU).when(date)).isEqualTo("28 ноября, 01:05 (UTC+3)");
        assertThat(moscow.in(Language.EN).when(date)).isEqualTo("28 November, 01:05 (UTC+3)");
        assertThat(texts.in(Language.EN).when(date)).isEqualTo("27 November, 22:05 (UTC)");
        assertThat(new Texts(ZoneId.of("Asia/Kolkata"), null, CLOCK)
                        .in(Language.EN)
                        .when(date))
                .isEqualTo("28 November, 03:35 (UTC+5:30)");
        assertThat(texts.in(Language.RU).when(Instant.parse("2027-01-02T03:04:00Z")))
                .isEqualTo("2 января 2027, 03:04 (UTC)");
    }

    @ParameterizedTest
    @CsvSource({"97.305,97.31", "97.304,97.30", "100,100.00", "0,0.00", "66.66666666666667,66.67", "1.005,1.01"})
    void roundsPercentsHalfUp(double percent, String shown) {
        assertThat(Wording.percent(percent)).isEqualTo(shown);
    }

    @Test
    void escapesWhatPeopleAreCalled() {
        String html = texts.in(Language.EN).say(Text.HR_FIND_LOOKING, "name", "<b>&\"");
        assertThat(html).contains("&lt;b&gt;&amp;&quot;").doesNotContain("<b>&\"");
    }

    @Test
    void namesTheContactOrWhoeverInvited() {
        assertThat(new Texts(ZoneOffset.UTC, "@anna", CLOCK).in(Language.EN).say(Text.FAILED_TASK))
                .contains("@anna");
        assertThat(texts.in(Language.EN).say(Text.FAILED_TASK)).contains("whoever invited you");
    }

    @Test
    void speaksRussianOnlyToRussianApps() {
        assertThat(List.of(Language.of("ru"), Language.of("ru-RU"), Language.of("RU")))
                .containsOnly(Language.RU);
        assertThat(List.of(Language.of("en-US"), Language.of("de"), Language.of(null)))
                .containsOnly(Language.EN);
    }
}
