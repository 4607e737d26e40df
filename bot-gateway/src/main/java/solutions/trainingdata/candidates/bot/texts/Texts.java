package solutions.trainingdata.candidates.bot.texts;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All texts in all languages. Values put into a sentence are escaped for Telegram's HTML; buttons are plain text. A
 * missing or surplus key stops the start.
 */
@Singleton
public class Texts {

    private static final String HTML = "text/html";
    private static final String PLAIN = "text/plain";

    private final Map<Language, Map<Text, Template>> templates = new EnumMap<>(Language.class);
    private final Company company;
    private final Clock clock;

    @Inject
    Texts(TextsConfig config, Clock clock) {
        this(Company.of(config), clock);
    }

    /** @param contact null when there is none */
    public Texts(ZoneId zone, String contact, Clock clock) {
        this(new Company(zone, contact, Duration.ofDays(3), Duration.ofDays(30)), clock);
    }

    private Texts(Company company, Clock clock) {
        this.company = company;
        this.clock = clock;
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new Plurals())
                .addResultMapper(new HtmlEscaper(List.of(HTML)))
                .build();
        for (Language language : Language.values()) {
            templates.put(language, parsed(engine, language));
        }
    }

    public Wording in(Language language) {
        return new Wording(language, templates.get(language), company, clock);
    }

    /** For the test that holds the languages against each other. */
    Template template(Language language, Text text) {
        return templates.get(language).get(text);
    }

    private static Map<Text, Template> parsed(Engine engine, Language language) {
        Map<String, String> read = read(language);
        Map<Text, Template> parsed = new EnumMap<>(Text.class);
        for (Text text : Text.values()) {
            String sentence = read.remove(text.key());
            if (sentence == null) {
                throw new IllegalStateException("media/texts/" + language.code() + ".yaml lacks " + text.key());
            }
            Variant variant = Variant.forContentType(text.isPlain() ? PLAIN : HTML);
            parsed.put(text, engine.parse(sentence.strip(), variant, language.code() + ":" + text.key()));
        }
        if (!read.isEmpty()) {
            throw new IllegalStateException(
                    "media/texts/" + language.code() + ".yaml has texts that nobody uses: " + read.keySet());
        }
        return parsed;
    }

    private static Map<String, String> read(Language language) {
        String file = "/texts/" + language.code() + ".yaml";
        try (InputStream yaml = Texts.class.getResourceAsStream(file)) {
            return new YAMLMapper().readValue(yaml, new TypeReference<java.util.LinkedHashMap<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
