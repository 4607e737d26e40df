package solutions.trainingdata.candidates.metrics.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+7 900", "-1", "@SUM(A1)", " =1", "\t=1", "\tx", "＝1+1", "\u00A0@x", "\n=1", "\nx"})
    void nothingLooksLikeAFormula(String text) {
        assertThat(CellText.of(text)).isEqualTo("'" + text);
    }

    @Test
    void aCarriageReturnIsALineThatEnds() {
        assertThat(CellText.of("\r=1")).isEqualTo("'\n=1");
        assertThat(CellText.of("a\r\nb")).isEqualTo("a\nb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Мира", "O'Neil", "a=b", "José-María", "👩‍💻 Ada", "<b>&amp;", "1", "x_1F600_"})
    void ordinaryNamesStayAsTheyAre(String text) {
        assertThat(CellText.of(text)).isEqualTo(text);
    }

    @Test
    void whatXmlCannotHoldIsLeftOut() {
        assertThat(CellText.of("a\u0000b\u0008c\uFFFEd\uD83De")).isEqualTo("abcde");
        assertThat(CellText.of("\u0001=1")).isEqualTo("'=1");
    }

    @Test
    void whatExcelWouldReadAsACharacterIsReadAsItIs() {
        assertThat(CellText.of("_x003D_1")).isEqualTo("_x005F_x003D_1");
    }

    @Test
    void aTextIsCutWhereACellEndsAndNeverInsideACharacter() {
        assertThat(CellText.of("a".repeat(40_000))).hasSize(32_767);
        assertThat(CellText.of("a".repeat(32_766) + "👩")).isEqualTo("a".repeat(32_766));
    }
}
