package solutions.trainingdata.candidates.sandbox.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramHtmlTest {

    @Test
    void readsNestedFormattingInUtf16Units() throws Exception {
        MessageText text =
                TelegramHtml.parse("😀 <b>жир <i>и</i></b> &lt;x&gt; <a href=\"https://a.b/?x=1&amp;y=2\">link</a>");

        assertThat(text.text()).isEqualTo("😀 жир и <x> link");
        assertThat(text.entities())
                .containsExactly(
                        new MessageEntity("bold", 3, 5, ""),
                        new MessageEntity("italic", 7, 1, ""),
                        new MessageEntity("text_link", 13, 4, "https://a.b/?x=1&y=2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a <b>b <i>c</i></b> d",
                "<tg-spoiler><code>p&amp;w&lt;</code></tg-spoiler>",
                "<a href=\"https://a.b/?q=&quot;x\">y</a>",
                "<blockquote expandable>long</blockquote>",
                "<u>x</u><s>y</s><pre>z</pre>"
            })
    void writesWhatItRead(String html) throws Exception {
        assertThat(TelegramHtml.parse(html).html()).isEqualTo(html);
    }

    @Test
    void dropsSpaceAroundTheTextAndMovesTheFormatting() throws Exception {
        MessageText text = TelegramHtml.parse("\n <b> x</b>y \n");

        assertThat(text.text()).isEqualTo("xy");
        assertThat(text.entities()).isEqualTo(List.of(new MessageEntity("bold", 0, 1, "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "я <b>x | Can't find end tag corresponding to start tag \"b\"",
                "я <br>x | Unsupported start tag \"br\" at byte offset 3",
                "a < b | Unsupported start tag \"\" at byte offset 2",
                "x</b> | Unexpected end tag at byte offset 1",
                "<b>x</i> | Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"",
                "x <b | Unclosed start tag at byte offset 2",
                "<b>x</b | Unclosed end tag at byte offset 4",
                "<span class=\"x\">y</span> | Tag \"span\" must have class \"tg-spoiler\" at byte offset 0",
                "<a href>x</a> | Expected equal sign in declaration of an attribute of the tag \"a\" at byte offset 0",
                "<a =\"x\">x</a> | Empty attribute name in the tag \"a\" at byte offset 0",
                "<a href=\"x>y</a> | Unclosed start tag at byte offset 0",
            })
    void refusesWhatTelegramRefuses(String html, String words) {
        assertThatThrownBy(() -> TelegramHtml.parse(html)).hasMessage(words);
    }

    @Test
    void keepsAmpersandsThatAreNoReference() throws Exception {
        assertThat(TelegramHtml.parse("R&D &nbsp; &#1046;&#x416;").text()).isEqualTo("R&D &nbsp; ЖЖ");
    }
}
