package solutions.trainingdata.candidates.ops.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/operations.md has operators write into an overlay passes {@code deploy/kubernetes/check}. */
class DocumentedObjectsTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(apiVersion:.*?)^```$");

    @Test
    void everyFieldOfADocumentedObjectIsInItsSchema() {
        List<JsonNode> objects = BLOCK.matcher(ProjectFiles.text("docs/operations.md"))
                .results()
                .flatMap(block -> ProjectFiles.yaml(block.group(1)).stream())
                .toList();
        assertThat(objects).isNotEmpty();
        objects.forEach(object ->
                assertKnown(schemaOf(object), object, object.path("kind").asText()));
    }

    private static JsonNode schemaOf(JsonNode object) {
        String[] groupAndVersion = object.path("apiVersion").asText().split("/");
        String kind = object.path("kind").asText().toLowerCase(Locale.ROOT);
        String file =
                "deploy/kubernetes/schemas/" + groupAndVersion[0] + "/" + kind + "_" + groupAndVersion[1] + ".json";
        return ProjectFiles.yaml(ProjectFiles.text(file)).get(0);
    }

    /** Names alone: a patch need not have what the schema requires, and its "null" takes away. */
    private static void assertKnown(JsonNode schema, JsonNode part, String path) {
        part.properties().forEach(field -> {
            String name = path + "." + field.getKey();
            JsonNode known = schema.path("properties").path(field.getKey());
            assertThat(known.isMissingNode()).as("%s is in no schema", name).isFalse();
            assertKnown(known, field.getValue(), name);
        });
    }
}
