package solutions.trainingdata.candidates.bot.screens;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An assignment's guide, written in Markdown, as Telegram's HTML: headings, lists, bold, italics, code and links.
 * Pictures come apart from the text. Whatever the author writes, the HTML is well formed.
 */
final class Guide {

    /** Of HTML; Telegram takes 4096 without the tags. */
    private static final int LONGEST_MESSAGE = 3500;

    private static final int LONGEST_EXCERPT = 400;

    private static final int LONGEST_CAPTION = 150;

    private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)\\]\\(([^)]*)\\)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]\\[*]*)\\]\\((https?://[^()\\s*]+)\\)");
    private static final Pattern OTHER_LINK = Pattern.compile("\\[([^\\]\\[*]*)\\]\\([^()\\s]*\\)");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern ITALICS = Pattern.compile("\\*([^*<>]+)\\*");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*?)\\s*#*");
    private static final Pattern BULLET = Pattern.compile("(\\s*)[-*+]\\s+(.*)");

    private final List<String> blocks = new ArrayList<>();
    private final List<Picture> pictures;

    /**
     * A picture that the guide shows.
     *
     * @param file as the guide names it
     * @param caption HTML: what it shows
     */
    record Picture(String file, String caption) {}

    Guide(String markdown) {
        pictures = PICTURE.matcher(markdown).results().map(Guide::picture).toList();
        for (String block : PICTURE.matcher(markdown).replaceAll("").split("\\R\\s*\\R")) {
            if (!block.isBlank()) {
                blocks.add(block.strip());
            }
        }
    }

    private static Picture picture(MatchResult found) {
        String file = found.group(2).strip();
        String caption = found.group(1).isBlank() ? file : found.group(1);
        boolean fits = caption.length() <= LONGEST_CAPTION;
        return new Picture(file, escaped(fits ? caption : caption.substring(0, LONGEST_CAPTION) + "…"));
    }

    /** In their order. */
    List<Picture> pictures() {
        return pictures;
    }

    /** Its first paragraph as plain text. */
    String shortly() {
        String first = blocks.stream()
                .filter(block -> !HEADING.matcher(block).matches())
                .findFirst()
                .orElse("");
        String unlinked = OTHER_LINK.matcher(first).replaceAll("$1");
        String plain = unlinked.replaceAll("[*`]", "").replaceAll("\\R", " ");
        if (plain.length() <= LONGEST_EXCERPT) {
            return plain;
        }
        int blank = plain.lastIndexOf(' ', LONGEST_EXCERPT);
        return plain.substring(0, blank > 0 ? blank : LONGEST_EXCERPT) + "…";
    }

    /** All of it, each part short enough for one message. */
    List<String> messages() {
        List<String> messages = new ArrayList<>();
        StringBuilder message = new StringBuilder();
        for (String block : blocks) {
            String separator = "\n\n";
            for (String line : block.split("\\R")) {
                for (String part : html(line)) {
                    if (message.length() > 0 && message.length() + part.length() + 2 > LONGEST_MESSAGE) {
                        messages.add(message.toString());
                        message.setLength(0);
                    }
                    message.append(message.length() == 0 ? "" : separator).append(part);
                    separator = "\n";
                }
            }
        }
        if (message.length() > 0) {
            messages.add(message.toString());
        }
        return messages;
    }

    /** A line too long for a message is cut into plain pieces, between words where there are any. */
    private static List<String> html(String line) {
        String html = formatted(line);
        if (html.length() <= LONGEST_MESSAGE) {
            return List.of(html);
        }
        List<String> pieces = new ArrayList<>();
        int piece = LONGEST_MESSAGE / 6;
        String rest = line.strip();
        while (rest.length() > piece) {
            int blank = rest.lastIndexOf(' ', piece);
            int end = blank > 0 ? blank : piece;
            pieces.add(escaped(rest.substring(0, end)));
            rest = rest.substring(end).strip();
        }
        pieces.add(escaped(rest));
        return pieces;
    }

    private static String formatted(String line) {
        var heading = HEADING.matcher(line);
        if (heading.matches()) {
            return "<b>" + escaped(heading.group(1).replaceAll("[*`]", "")) + "</b>";
        }
        var bullet = BULLET.matcher(line);
        return bullet.matches() ? bullet.group(1) + "• " + inline(bullet.group(2)) : inline(line);
    }

    private static String inline(String line) {
        String[] parts = line.split("`", -1);
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            boolean code = i % 2 == 1 && i < parts.length - 1;
            html.append(code ? "<code>" + escaped(parts[i]) + "</code>" : styled(escaped(parts[i])));
        }
        return html.toString();
    }

    private static String styled(String text) {
        String linked = LINK.matcher(text).replaceAll("<a href=\"$2\">$1</a>");
        String plain = OTHER_LINK.matcher(linked).replaceAll("$1");
        String bold = BOLD.matcher(plain).replaceAll("<b>$1</b>");
        return ITALICS.matcher(bold).replaceAll("<i>$1</i>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
