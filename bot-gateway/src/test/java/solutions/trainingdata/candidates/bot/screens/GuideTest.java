package solutions.trainingdata.candidates.bot.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The assignment's guide as messages. */
class GuideTest {

    @Test
    void leavesPicturesOutOfTheGuideAndKeepsTheRest() {
        List<String> messages = new Guide("# Head\n\ntext **bold** `code<>`\n\n![alt](x.png)\n\n- a\n- b").messages();
        assertThat(messages).containsExactly("<b>Head</b>\n\ntext <b>bold</b> <code>code&lt;&gt;</code>\n\n• a\n• b");
    }

    @Test
    void isToldShortlyWithoutAnyMarks() {
        assertThat(new Guide("# Head\n\nSee **[here](https://x.y/?a=1)** and `[there](a.md)`.").shortly())
                .isEqualTo("See here and there.");
    }

    @Test
    void cutsALongParagraphBetweenWords() {
        List<String> messages = new Guide("sentence ".repeat(1000)).messages();
        assertThat(messages).hasSizeGreaterThan(2);
        assertThat(String.join("\n", messages).split("\\s+")).hasSize(1000).containsOnly("sentence");
    }

    @Test
    void namesItsPicturesWithWhatTheyShow() {
        Guide guide = new Guide("![Right: <4> points](guide/a.jpg)\n\ntext\n\n![]( b.png )");
        assertThat(guide.pictures())
                .containsExactly(
                        new Guide.Picture("guide/a.jpg", "Right: &lt;4&gt; points"),
                        new Guide.Picture("b.png", "b.png"));
    }
}
