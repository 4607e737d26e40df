package solutions.trainingdata.candidates.metrics.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SheetTextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z]+}");

    private final Map<String, String> english = SheetTexts.in("en").texts();
    private final Map<String, String> russian = SheetTexts.in("ru").texts();

    @Test
    void bothLanguagesHaveTheSameTextsAndPlaceholders() {
        assertThat(russian.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) ->
                assertThat(placeholders(russian.get(key))).as(key).isEqualTo(placeholders(text)));
    }

    @Test
    void namesOfSheetsAreWhatExcelAllows() {
        for (String key : Set.of("sheet-current", "sheet-attempts", "sheet-method")) {
            assertThat(english.get(key)).hasSizeBetween(1, 31).doesNotContainPattern("[:\\\\/?*\\[\\]]");
            assertThat(russian.get(key)).hasSizeBetween(1, 31).doesNotContainPattern("[:\\\\/?*\\[\\]]");
        }
    }

    @Test
    void aLanguageWithoutTextsIsEnglish() {
        assertThat(SheetTexts.in("de").texts()).isEqualTo(english);
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
