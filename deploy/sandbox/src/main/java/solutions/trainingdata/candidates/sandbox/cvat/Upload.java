package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The parameters of a task's data, checked as CVAT checks them.
 *
 * @param sortingMethod empty when it was not given
 * @param serverFiles paths in the share; what is no text was dropped
 * @param namesServerFiles whether server_files held anything at all, which is what makes the storage a share
 * @param stopFrame null for the last
 */
record Upload(
        int imageQuality,
        String sortingMethod,
        List<String> serverFiles,
        boolean namesServerFiles,
        List<String> serverFilesExclude,
        List<String> uploadFileOrder,
        List<List<String>> jobFileMapping,
        int startFrame,
        Integer stopFrame,
        String frameFilter,
        boolean copyData) {

    private static final Set<String> SORTING = Set.of("lexicographical", "natural", "predefined", "random");
    private static final Set<String> STORAGE_METHODS = Set.of("cache", "file_system");

    /**
     * An uploaded file.
     *
     * @param name base name
     * @param order position by which 'predefined' sorts: request, then index in it
     */
    record ClientFile(String name, long order, byte[] bytes) {
        ClientFile with(byte[] sameBytes) {
            return new ClientFile(name, order, sameBytes);
        }
    }

    /** @throws Refused 400 with the errors by field */
    static Upload from(ObjectNode body) {
        for (String name : List.of("cloud_storage_id", "remote_files", "validation_params")) {
            if (body.hasNonNull(name)) {
                throw new UnsupportedOperationException("The simulator cannot make a task from " + name);
            }
        }
        Fields fields = new Fields(body);
        Integer quality = fields.integer("image_quality", true, 0, 100);
        String sorting = fields.choice("sorting_method", SORTING);
        fields.choice("storage_method", STORAGE_METHODS);
        Integer start = fields.integer("start_frame", false, 0, Integer.MAX_VALUE);
        Integer stop = fields.integer("stop_frame", false, 0, Integer.MAX_VALUE);
        fields.throwIfAny();
        List<String> server = texts(body.path("server_files"));
        if (Set.copyOf(server).size() != server.size()) {
            throw Refused.serverError();
        }
        return new Upload(
                quality,
                sorting == null ? "" : sorting,
                server,
                body.path("server_files").size() > 0,
                texts(body.path("server_files_exclude")),
                texts(body.path("upload_file_order")),
                mapping(body.path("job_file_mapping")),
                start == null ? 0 : start,
                stop,
                body.path("frame_filter").asText(""),
                body.path("copy_data").asBoolean(false));
    }

    int frameStep() {
        return frameFilter.startsWith("step=") ? Math.max(1, Integer.parseInt(frameFilter.substring(5))) : 1;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> {
            if (node.isTextual()) {
                texts.add(node.asText());
            }
        });
        return List.copyOf(texts);
    }

    private static List<List<String>> mapping(JsonNode lists) {
        List<List<String>> mapping = new ArrayList<>();
        lists.forEach(list -> mapping.add(texts(list)));
        return List.copyOf(mapping);
    }
}
