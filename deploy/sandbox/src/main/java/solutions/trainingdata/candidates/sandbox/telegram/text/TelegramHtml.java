package solutions.trainingdata.candidates.sandbox.telegram.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads {@code parse_mode=HTML} as strictly as the Bot API server does, and refuses in its words.
 *
 * @see <a href="https://core.telegram.org/bots/api#html-style">HTML style</a>
 */
public final class TelegramHtml {

    /** What the server says after "can't parse entities: ". */
    public static final class Malformed extends Exception {
        Malformed(String message) {
            super(message);
        }
    }

    /** @param slot where its entity goes: outer ones come before inner ones */
    private record Open(String tag, String argument, int offset, int slot) {}

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("b", "bold"),
            Map.entry("strong", "bold"),
            Map.entry("i", "italic"),
            Map.entry("em", "italic"),
            Map.entry("u", "underline"),
            Map.entry("ins", "underline"),
            Map.entry("s", "strikethrough"),
            Map.entry("strike", "strikethrough"),
            Map.entry("del", "strikethrough"),
            Map.entry("tg-spoiler", "spoiler"),
            Map.entry("span", "spoiler"),
            Map.entry("tg-emoji", "custom_emoji"),
            Map.entry("code", "code"),
            Map.entry("pre", "pre"),
            Map.entry("blockquote", "blockquote"),
            Map.entry("a", "text_link"));
    private static final Map<String, String> NAMED = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private final List<MessageEntity> entities = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int position;

    private TelegramHtml(String html) {
        this.html = html;
    }

    public static MessageText parse(String html) throws Malformed {
        return new TelegramHtml(html).parse();
    }

    private MessageText parse() throws Malformed {
        while (position < html.length()) {
            char c = html.charAt(position);
            if (c == '<') {
                tag();
            } else if (c == '&') {
                text.append(reference());
            } else {
                text.append(c);
                position++;
            }
        }
        if (!open.isEmpty()) {
            throw new Malformed("Can't find end tag corresponding to start tag \""
                    + open.peek().tag() + '"');
        }
        entities.removeIf(Objects::isNull);
        return new MessageText(text.toString(), entities);
    }

    private void tag() throws Malformed {
        int begin = position++;
        if (at() == '/') {
            endTag(begin);
        } else {
            startTag(begin);
        }
        position++;
    }

    private void startTag(int begin) throws Malformed {
        while (!isSpace(at()) && at() != '>' && at() != 0) {
            position++;
        }
        refuseEnd("Unclosed start tag", begin);
        String tag = html.substring(begin + 1, position).toLowerCase(Locale.ROOT);
        if (!TYPES.containsKey(tag)) {
            throw malformed("Unsupported start tag \"" + tag + "\"", begin);
        }
        String argument = attributes(tag, begin);
        if (tag.equals("span") && !argument.equals("spoiler")) {
            throw malformed("Tag \"span\" must have class \"tg-spoiler\"", begin);
        }
        open.push(new Open(tag, argument, text.length(), entities.size()));
        entities.add(null);
    }

    private String attributes(String tag, int begin) throws Malformed {
        String argument = "";
        skipSpace();
        while (at() != '>') {
            refuseEnd("Unclosed start tag \"" + tag + "\"", begin);
            String name = attributeName(tag, begin);
            if (at() != '=' && name.equals("expandable")) {
                argument = name;
                continue;
            }
            if (at() != '=') {
                throw malformed("Expected equal sign in declaration of an attribute of the tag \"" + tag + "\"", begin);
            }
            position++;
            skipSpace();
            argument = argument(tag, name, attributeValue(begin)).orElse(argument);
            skipSpace();
        }
        return argument;
    }

    private String attributeName(String tag, int begin) throws Malformed {
        int from = position;
        while (!isSpace(at()) && at() != '=' && at() != '>' && at() != 0) {
            position++;
        }
        if (from == position) {
            throw malformed("Empty attribute name in the tag \"" + tag + "\"", begin);
        }
        String name = html.substring(from, position).toLowerCase(Locale.ROOT);
        skipSpace();
        return name;
    }

    private String attributeValue(int begin) throws Malformed {
        StringBuilder value = new StringBuilder();
        char quote = at();
        if (quote != '"' && quote != '\'') {
            while (Character.isLetterOrDigit(at()) || at() == '.' || at() == '-') {
                value.append(at());
                position++;
            }
            if (!isSpace(at()) && at() != '>') {
                throw malformed("Unexpected end of name token", begin);
            }
            return value.toString();
        }
        position++;
        while (at() != quote) {
            refuseEnd("Unclosed start tag", begin);
            if (at() == '&') {
                value.append(reference());
            } else {
                value.append(at());
                position++;
            }
        }
        position++;
        return value.toString();
    }

    private static Optional<String> argument(String tag, String name, String value) {
        return switch (tag + " " + name) {
            case "a href" -> Optional.of(value);
            case "code class" -> value.startsWith("language-") ? Optional.of(value.substring(9)) : Optional.empty();
            case "span class" -> value.startsWith("tg-") ? Optional.of(value.substring(3)) : Optional.empty();
            case "tg-emoji emoji-id" -> Optional.of(value);
            default -> Optional.empty();
        };
    }

    private void endTag(int begin) throws Malformed {
        if (open.isEmpty()) {
            throw malformed("Unexpected end tag", begin);
        }
        while (!isSpace(at()) && at() != '>' && at() != 0) {
            position++;
        }
        String found = html.substring(begin + 2, position).toLowerCase(Locale.ROOT);
        skipSpace();
        if (at() != '>') {
            throw malformed("Unclosed end tag", begin);
        }
        String expected = open.peek().tag();
        if (!found.isEmpty() && !found.equals(expected)) {
            throw new Malformed("Unmatched end tag at byte offset " + byteOffset(begin) + ", expected \"</" + expected
                    + ">\", found \"</" + found + ">\"");
        }
        close(open.pop());
    }

    private void close(Open start) {
        int length = text.length() - start.offset();
        String argument = start.argument();
        String type = TYPES.get(start.tag());
        if (start.tag().equals("a")) {
            argument = argument.isEmpty() ? text.substring(start.offset()) : argument;
            if (!argument.matches("(?i)(https?|tg|mailto|tel|ton):.+")) {
                return;
            }
        }
        if (start.tag().equals("blockquote") && argument.equals("expandable")) {
            type = "expandable_blockquote";
            argument = "";
        }
        entities.set(start.slot(), new MessageEntity(type, start.offset(), length, argument));
    }

    /** One of the four names that Telegram knows, or a number; anything else stays as it is. */
    private String reference() {
        int end = html.indexOf(';', position);
        String name = end < 0 ? "" : html.substring(position + 1, end);
        String decoded = name.startsWith("#") ? numbered(name) : NAMED.get(name);
        if (decoded == null) {
            position++;
            return "&";
        }
        position = end + 1;
        return decoded;
    }

    private static String numbered(String name) {
        boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
        try {
            int code = hexadecimal ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
            return code > 0 && Character.isValidCodePoint(code) ? Character.toString(code) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private char at() {
        return position < html.length() ? html.charAt(position) : 0;
    }

    private void skipSpace() {
        while (isSpace(at())) {
            position++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\u000b';
    }

    private void refuseEnd(String message, int begin) throws Malformed {
        if (at() == 0) {
            throw malformed(message, begin);
        }
    }

    private Malformed malformed(String message, int begin) {
        return new Malformed(message + " at byte offset " + byteOffset(begin));
    }

    private int byteOffset(int begin) {
        return html.substring(0, begin).getBytes(StandardCharsets.UTF_8).length;
    }
}
