package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a list is filtered, sorted and paged.
 *
 * @param terms what can be filtered by exact value, in JSON logic and sorted by
 * @param searched the terms that 'search' looks into
 */
record Listing<T>(Map<String, Function<T, Object>> terms, List<String> searched) {

    /** Answers the page that the call asks for, newest first if it does not say. */
    ObjectNode page(Call call, Collection<T> all, Function<T, ObjectNode> shape) {
        refuseBadNumbers(call);
        Map<String, String> wanted = wanted(call);
        String search = call.query("search").orElse("").toLowerCase(Locale.ROOT);
        Optional<JsonNode> logic = logic(call.query("filter").orElse(""));
        List<T> selected = all.stream()
                .filter(row -> matchesQuery(wanted, row) && matchesSearch(search, row))
                .filter(row -> logic.isEmpty() || holds(logic.get(), row))
                .sorted(order(call.query("sort").orElse("-id")))
                .toList();
        return envelope(call, selected, shape);
    }

    private void refuseBadNumbers(Call call) {
        for (String term : terms.keySet()) {
            String wanted = call.query(term).orElse("");
            if (term.endsWith("_id") && !wanted.isEmpty() && !wanted.matches("-?\\d+")) {
                throw Refused.field(term, "Enter a number.");
            }
        }
    }

    /** Value by term, of those that the call filters by. */
    private Map<String, String> wanted(Call call) {
        Map<String, String> wanted = new TreeMap<>();
        for (String term : terms.keySet()) {
            String value = call.query(term).orElse("");
            if (!value.isEmpty() && !term.equals("id")) {
                wanted.put(term, value);
            }
        }
        return wanted;
    }

    private boolean matchesQuery(Map<String, String> wanted, T row) {
        return wanted.entrySet().stream().allMatch(term -> term.getValue()
                .equals(String.valueOf(terms.get(term.getKey()).apply(row))));
    }

    private boolean matchesSearch(String wanted, T row) {
        return wanted.isEmpty()
                || searched.stream()
                        .map(term -> String.valueOf(terms.get(term).apply(row)).toLowerCase(Locale.ROOT))
                        .anyMatch(value -> value.contains(wanted));
    }

    private static Optional<JsonNode> logic(String filter) {
        try {
            return filter.isEmpty() ? Optional.empty() : Optional.of(Json.MAPPER.readTree(filter));
        } catch (JsonProcessingException e) {
            throw Refused.list("filter: can't parse filter expression: Expecting property name enclosed in double "
                    + "quotes: line 1 column 2 (char 1)");
        }
    }

    private boolean holds(JsonNode logic, T row) {
        Map.Entry<String, JsonNode> operation = logic.fields().next();
        JsonNode operands = operation.getValue();
        return switch (operation.getKey()) {
            case "and" -> allOf(operands, row);
            case "or" -> {
                boolean any = false;
                for (JsonNode operand : operands) {
                    any |= holds(operand, row);
                }
                yield any;
            }
            case "==" ->
                String.valueOf(value(operands.get(0).path("var").asText(), row))
                        .equals(operands.get(1).asText());
            default -> throw Refused.list("filter: " + operation.getKey() + " operation is not supported");
        };
    }

    private boolean allOf(JsonNode operands, T row) {
        boolean all = true;
        for (JsonNode operand : operands) {
            all &= holds(operand, row);
        }
        return all;
    }

    private Object value(String term, T row) {
        if (!terms.containsKey(term)) {
            throw Refused.list("filter: term '" + term + "' is not supported");
        }
        return terms.get(term).apply(row);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Comparator<T> order(String sort) {
        String term = sort.startsWith("-") ? sort.substring(1) : sort;
        boolean known = terms.containsKey(term);
        Function<T, Object> value = terms.get(known ? term : "id");
        Comparator<T> order = (left, right) -> ((Comparable) value.apply(left)).compareTo(value.apply(right));
        return sort.startsWith("-") || !known ? order.reversed() : order;
    }

    /** Pages rows that are filtered and sorted already. */
    static <R> ObjectNode envelope(Call call, List<R> rows, Function<R, ObjectNode> shape) {
        int page = number(call.query("page").orElse("1"));
        int size = pageSize(call.query("page_size").orElse("10"), rows.size());
        int pages = Math.max(1, (rows.size() + size - 1) / size);
        if (page < 1 || page > pages) {
            throw Refused.detail(404, "Invalid page.");
        }
        ObjectNode envelope = Json.object().put("count", rows.size());
        envelope.put("next", page < pages ? link(call, page + 1) : null);
        envelope.put("previous", page > 1 ? link(call, page - 1) : null);
        int from = (page - 1) * size;
        envelope.set(
                "results",
                Json.list(rows.subList(from, Math.min(from + size, rows.size())).stream()
                        .map(shape)));
        return envelope;
    }

    private static int pageSize(String asked, int all) {
        if (asked.equals("all")) {
            return Math.max(1, all);
        }
        int size = number(asked);
        return size > 0 ? size : 10;
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    private static String link(Call call, int page) {
        Map<String, List<String>> query = new TreeMap<>(call.request().query());
        query.remove("page");
        if (page > 1) {
            query.put("page", List.of(Integer.toString(page)));
        }
        return call.url(call.request().path()) + "?"
                + query.entrySet().stream()
                        .map(entry -> entry.getKey() + "="
                                + java.net.URLEncoder.encode(
                                        entry.getValue().get(0), java.nio.charset.StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
