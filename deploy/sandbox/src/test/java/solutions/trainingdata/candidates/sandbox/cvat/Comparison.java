package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares bodies as the recordings' own description says: what chance decides may differ, nothing else. */
final class Comparison {
    private static final Set<String> UNORDERED = Set.of("shapes", "tracks", "tags", "groups");
    private static final Set<String> ANY_OF_THE_TYPE = Set.of("key", "raw_length", "bytes", "sha256");

    /** Empty when they agree, else the first place where they do not. */
    String compare(JsonNode recorded, JsonNode actual) {
        return compare("", "", recorded, actual);
    }

    private String compare(String path, String name, JsonNode recorded, JsonNode actual) {
        if (name.equals("last_login") && (actual.isTextual() || actual.isNull())) {
            return "";
        }
        if (kind(recorded) != kind(actual)) {
            return path + ": " + shortened(recorded.toString()) + " but " + shortened(actual.toString());
        }
        if (recorded.isObject()) {
            return compareObjects(path, recorded, actual);
        }
        if (recorded.isArray()) {
            return compareLists(path, name, recorded, actual);
        }
        boolean same = isChance(name, path, recorded)
                || (recorded.isNumber() && recorded.doubleValue() == actual.doubleValue())
                || (recorded.isTextual() && sameText(recorded.asText(), actual.asText()))
                || recorded.equals(actual);
        return same ? "" : path + ": " + shortened(recorded.toString()) + " but " + shortened(actual.toString());
    }

    private static boolean isChance(String name, String path, JsonNode recorded) {
        boolean number = recorded.isNumber();
        return ANY_OF_THE_TYPE.contains(name)
                || number && (name.equals("id") || name.endsWith("_id") || name.equals("data"))
                || number && (name.equals("chunk_size") || name.equals("data_chunk_size"))
                || recorded.isTextual() && (name.endsWith("_date") || name.equals("date_joined"))
                || path.equals("/value");
    }

    private String compareObjects(String path, JsonNode recorded, JsonNode actual) {
        Set<String> recordedNames = names(recorded);
        if (!recordedNames.equals(names(actual))) {
            return path + ": keys " + recordedNames + " but " + names(actual);
        }
        for (String name : recordedNames) {
            String difference = compare(path + "/" + name, name, recorded.get(name), actual.get(name));
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        return "";
    }

    private String compareLists(String path, String name, JsonNode recorded, JsonNode actual) {
        if (recorded.size() != actual.size()) {
            return path + ": " + recorded.size() + " items but " + actual.size();
        }
        List<JsonNode> left = items(recorded, UNORDERED.contains(name));
        List<JsonNode> right = items(actual, UNORDERED.contains(name));
        for (int i = 0; i < left.size(); i++) {
            String difference = compare(path + "/" + i, "", left.get(i), right.get(i));
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        return "";
    }

    private static List<JsonNode> items(JsonNode list, boolean sorted) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        if (sorted) {
            items.sort(Comparator.comparing((JsonNode item) -> item.path("id").asLong())
                    .thenComparing(item -> item.isTextual() ? item.asText() : ""));
        }
        return items;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        for (Iterator<String> all = object.fieldNames(); all.hasNext(); ) {
            names.add(all.next());
        }
        return names;
    }

    private static char kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> 'o';
            case ARRAY -> 'a';
            case STRING -> 't';
            case NUMBER -> 'n';
            case BOOLEAN -> 'b';
            default -> '0';
        };
    }

    static boolean sameText(String recorded, String actual) {
        return plain(recorded).equals(plain(actual));
    }

    private static String plain(String text) {
        String last = text.startsWith("Traceback") ? text.strip().replaceAll("(?s).*\n", "") : text;
        return last.replaceAll("https?://[^/\\s\"]+", "")
                .replaceAll("'/[^']*/([^'/]*)'", "'$1'")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "#")
                .replaceAll("\\d+", "#");
    }

    static String shortened(String text) {
        return text.length() > 160 ? text.substring(0, 160) + "..." : text;
    }
}
