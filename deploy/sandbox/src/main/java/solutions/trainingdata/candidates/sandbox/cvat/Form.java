package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import solutions.trainingdata.candidates.sandbox.http.Multipart;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;

/** A multipart/form-data body as CVAT reads it. */
record Form(List<Multipart.Part> parts) {
    private static final Pattern INDEXED = Pattern.compile("(\\w+)\\[(\\d+)](?:\\[(\\d+)])?");

    static Form of(SimulatorRequest request) {
        String contentType = request.header("content-type").orElse("");
        return new Form(Multipart.parts(contentType, request.body())
                .orElseThrow(
                        () -> Refused.detail(400, "Multipart form parse error - Invalid boundary in multipart: None")));
    }

    /** The plain fields as an object: {@code name[0]} makes a list, {@code name[0][1]} a list of lists. */
    ObjectNode fields() {
        ObjectNode fields = Json.object();
        for (Multipart.Part part : parts) {
            Matcher indexed = INDEXED.matcher(part.name());
            if (part.fileName().isPresent()) {
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
        for (Multipart.Part part : parts) {
            Matcher indexed = INDEXED.matcher(part.name());
            if (part.fileName().isPresent()
                    && indexed.matches()
                    && indexed.group(1).equals("client_files")) {
                String path = part.fileName().get();
                String name = path.substring(path.lastIndexOf('/') + 1);
                files.add(new Upload.ClientFile(name, firstOrder + Integer.parseInt(indexed.group(2)), part.body()));
            }
        }
        return files;
    }
}
