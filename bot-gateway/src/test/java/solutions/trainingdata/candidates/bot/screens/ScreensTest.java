package solutions.trainingdata.candidates.bot.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.bot.telegram.Screen.Button;
import solutions.trainingdata.candidates.bot.texts.Language;

/** Every screen in both languages, with names and lists as long and as odd as they come, is one that Telegram takes. */
class ScreensTest {

    private static final List<String> BESIDE = List.of(
            "progress",
            "checking",
            "guide",
            "ended",
            "find, looking",
            // What HR are told, with nothing to decide.
            "card, trial",
            "card without marks",
            "dead letters",
            "exporting");
    private static final Set<String> TAGS = Set.of("b", "i", "code", "a", "tg-spoiler");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z-]+)((?: [a-z]+=\"[^\"<>]*\")*)>");

    @ParameterizedTest
    @EnumSource(Language.class)
    void isOneThatTelegramTakes(Language language) {
        Map<String, Screen> all = new EveryScreen().in(language);
        assertThat(all).hasSizeGreaterThan(80);
        all.forEach((name, screen) -> {
            assertThat(wellFormed(screen.html()))
                    .as(name + ": " + screen.html())
                    .isEmpty();
            assertThat(visible(screen.html()).strip().length()).as(name).isBetween(10, 4096);
            assertThat(screen.html()).as(name).doesNotContain("{", "}", "NOT_FOUND", "null");
            screen.rows().forEach(row -> row.forEach(button -> check(name, button, 30 / row.size())));
        });
    }

    /** What changes by itself, or stands beside something that leads on, needs no button. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void leadsOn(Language language) {
        assertThat(new EveryScreen().in(language))
                .allSatisfy((name, screen) -> assertThat(BESIDE.stream().anyMatch(name::startsWith)
                                || !screen.rows().isEmpty())
                        .as(name)
                        .isTrue());
    }

    /** @param longest label that a phone shows whole, in its share of the row */
    private static void check(String screen, Button button, int longest) {
        assertThat(button.text()).as(screen).isNotBlank().doesNotContain("&lt;", "&amp;");
        assertThat(button.text().length()).as(screen + ": " + button.text()).isLessThanOrEqualTo(longest);
        if (button.data() != null) {
            assertThat(button.data().getBytes(StandardCharsets.UTF_8).length).isBetween(1, 64);
            assertThat(Press.read(button.data())).as(button.data()).isPresent();
        }
        if (button.copy() != null) {
            assertThat(button.copy().length()).isBetween(1, 256);
        }
    }

    /** @return what is wrong with it */
    private static List<String> wellFormed(String html) {
        List<String> wrong = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(html);
        while (tag.find()) {
            if (!TAGS.contains(tag.group(2))) {
                wrong.add("unknown " + tag.group());
            } else if (tag.group(1).isEmpty()) {
                open.push(tag.group(2));
            } else if (open.isEmpty() || !open.pop().equals(tag.group(2))) {
                wrong.add("unexpected " + tag.group());
            }
        }
        open.forEach(left -> wrong.add("open " + left));
        String rest = TAG.matcher(html).replaceAll("");
        if (rest.matches("(?s).*(<|>|&(?!(lt|gt|amp|quot|#39);)).*")) {
            wrong.add("not escaped: " + rest);
        }
        return wrong;
    }

    private static String visible(String html) {
        return TAG.matcher(html).replaceAll("").replaceAll("&[a-z#0-9]+;", "x");
    }
}
