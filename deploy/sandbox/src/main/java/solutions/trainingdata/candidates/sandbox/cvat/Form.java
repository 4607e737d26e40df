package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;

/** A multipart/form-data body. */
record Multipart(List<Part> parts) {
    private static final Pattern INDEXED = Pattern.compile("(\\w+)\\[(\\d+)](?:\\[(\\d+)])?");

    /** @param filename null for a plain field */
    record Part(String name, String filename, byte[] content) {
        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    static Multipart of(SimulatorRequest request) {
        Matcher boundary = Pattern.compile("boundary=\"?([^\";]+)")
                .matcher(request.header("content-type").orElse(""));
        if (!boundary.find()) {
            throw Refused.detail(400, "Multipart form parse error - Invalid boundary in multipart: None");
        }
        String delimiter = "--" + boundary.group(1);
        // One character for each byte: Java looks for text much faster than a loop of ours for bytes.
        String body = new String(request.body(), StandardCharsets.ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        int from = body.indexOf(delimiter);
        while (from >= 0) {
            int start = from + delimiter.length() + 2;
            int next = start <= body.length() ? body.indexOf(delimiter, start) : -1;
            if (next >= 0) {
                parts.add(part(body.substring(start, next - 2)));
            }
            from = next;
        }
        return new Multipart(List.copyOf(parts));
    }

    /** The plain fields as an object: {@code name[0]} makes a list, {@code name[0][1]} a list of lists. */
    ObjectNode fields() {
        ObjectNode fields = Json.object();
        for (Part part : parts) {
            Matcher indexed = INDEXED.matcher(part.name());
            if (part.filename() != null) {
                continue;
            }
            if (!indexed.matches()) {
                fields.put(part.name(), part.text());
            } else if (indexed.group(3) == null) {
                fields.withArray(indexed.group(1)).add(part.text());
            } else {
                ArrayNode lists = fields.withArray(indexed.group(1));
                while (lists.size() <= Integer.parseInt(indexed.group(2))) {
                    lists.addArray();
                }
                ((ArrayNode) lists.get(Integer.parseInt(indexed.group(2)))).add(part.text());
            }
        }
        return fields;
    }

    /** Those that CVAT takes: {@code client_files[i]}, in the order of i; of the name only the last part counts. */
    List<Upload.ClientFile> clientFiles(long firstOrder) {
        List<Upload.ClientFile> files = new ArrayList<>();
        for (Part part : parts) {
            Matcher indexed = INDEXED.matcher(part.name());
            if (part.filename() != null && indexed.matches() && indexed.group(1).equals("client_files")) {
                String name = part.filename().substring(part.filename().lastIndexOf('/') + 1);
                files.add(new Upload.ClientFile(name, firstOrder + Integer.parseInt(indexed.group(2)), part.content()));
            }
        }
        return files;
    }

    private static Part part(String raw) {
        int blank = raw.indexOf("\r\n\r\n");
        String head = new String(bytes(raw.substring(0, Math.max(blank, 0))), StandardCharsets.UTF_8);
        return new Part(attribute(head, "name"), attribute(head, "filename"), bytes(raw.substring(blank + 4)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String attribute(String head, String name) {
        Matcher matcher = Pattern.compile("[;\\s]" + name + "=\"([^\"]*)\"").matcher(head);
        return matcher.find() ? matcher.group(1) : null;
    }
}
