package solutions.trainingdata.candidates.sandbox.telegram.text;

import java.util.Comparator;
import java.util.List;

/** A message's text without markup, and its formatting. */
public record MessageText(String text, List<MessageEntity> entities) {

    private static final Comparator<MessageEntity> OUTER_FIRST = Comparator.comparingInt(MessageEntity::offset)
            .thenComparing(Comparator.comparingInt(MessageEntity::length).reversed());

    /** White space around the text is dropped, as Telegram does. */
    public MessageText {
        int from = 0;
        int to = text.length();
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        int start = from;
        int end = to;
        text = text.substring(start, end);
        entities = entities.stream()
                .map(entity -> entity.within(start, end))
                .filter(entity -> entity.length() > 0)
                .sorted(OUTER_FIRST)
                .toList();
    }

    public static MessageText plain(String text) {
        return new MessageText(text, List.of());
    }

    /** Telegram's limits count Unicode characters, not UTF-16 code units. */
    public int characters() {
        return text.codePointCount(0, text.length());
    }

    /** The text as Telegram's HTML, everything else escaped. */
    public String html() {
        StringBuilder html = new StringBuilder();
        write(html, 0, 0, text.length());
        return html.toString();
    }

    /** Writes the stretch with the entities from {@code index} on; they nest. @return the first entity not written */
    private int write(StringBuilder html, int index, int from, int to) {
        int position = from;
        int next = index;
        while (next < entities.size() && entities.get(next).offset() < to) {
            MessageEntity entity = entities.get(next);
            html.append(escaped(text.substring(position, entity.offset())));
            html.append(openingTag(entity));
            next = write(html, next + 1, entity.offset(), entity.end());
            html.append("</").append(tag(entity)).append('>');
            position = entity.end();
        }
        html.append(escaped(text.substring(position, to)));
        return next;
    }

    private static String openingTag(MessageEntity entity) {
        String tag = tag(entity);
        if (entity.type().equals("text_link")) {
            return "<a href=\"" + escaped(entity.argument()).replace("\"", "&quot;") + "\">";
        }
        return entity.type().equals("expandable_blockquote") ? "<blockquote expandable>" : "<" + tag + ">";
    }

    private static String tag(MessageEntity entity) {
        return switch (entity.type()) {
            case "bold" -> "b";
            case "italic" -> "i";
            case "underline" -> "u";
            case "strikethrough" -> "s";
            case "spoiler" -> "tg-spoiler";
            case "text_link" -> "a";
            case "expandable_blockquote" -> "blockquote";
            case "custom_emoji" -> "tg-emoji";
            default -> entity.type();
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
