package solutions.trainingdata.candidates.metrics.spreadsheet;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Titles and explanations of the spreadsheet in one language, from {@code media/texts/spreadsheet.LANGUAGE.yaml}. */
record SheetTexts(Map<String, String> texts) {

    private static final String FALLBACK = "en";

    /** @param language one that there are no texts in becomes English */
    static SheetTexts in(String language) {
        String known = language.equals("ru") ? language : FALLBACK;
        try (InputStream file = SheetTexts.class.getResourceAsStream("/texts/spreadsheet." + known + ".yaml")) {
            return new SheetTexts(new YAMLMapper().readValue(file, new TypeReference<Map<String, String>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the spreadsheet's texts in " + known, e);
        }
    }

    String of(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalStateException("There is no text " + key + " for the spreadsheet");
        }
        return text.strip();
    }

    /** @param values name, value, name, value ...: {@code {name}} in the text becomes the value */
    String of(String key, Object... values) {
        String text = of(key);
        for (int i = 0; i < values.length; i += 2) {
            text = text.replace("{" + values[i] + "}", String.valueOf(values[i + 1]));
        }
        return text;
    }
}
