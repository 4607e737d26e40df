package solutions.trainingdata.candidates.metrics.spreadsheet;

import java.util.regex.Pattern;

/**
 * Text of people made safe for a cell: no program may take it for a formula, and every program can read the file. Text
 * cells are no formulas in a workbook, but become some when a sheet is saved as CSV and opened again: so whatever looks
 * like one gets an apostrophe in front.
 */
final class CellText {

    /** Of a cell, by Excel's specification. */
    static final int MOST = 32_767;

    private static final Pattern LOOKS_LIKE_A_FORMULA =
            Pattern.compile("^[\\s\\p{Z}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*|^[\t\n].*", Pattern.DOTALL);
    /** Excel reads {@code _x0041_} as the character of that number. */
    private static final Pattern LOOKS_LIKE_A_CHARACTER = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private CellText() {}

    static String of(String text) {
        String readable = readable(text.replace("\r\n", "\n").replace('\r', '\n'));
        String plain = LOOKS_LIKE_A_FORMULA.matcher(readable).matches() ? "'" + readable : readable;
        return LOOKS_LIKE_A_CHARACTER.matcher(cut(plain)).replaceAll("_x005F_");
    }

    /** Without what XML 1.0 cannot hold: control characters, halves of characters. */
    private static String readable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(CellText::isOfXml).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isOfXml(int character) {
        return character == '\t'
                || character == '\n'
                || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }

    private static String cut(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST);
    }
}
