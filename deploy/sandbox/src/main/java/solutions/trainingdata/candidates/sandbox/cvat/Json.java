package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.stream.Stream;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** JSON as CVAT writes it: its own media type, instants with six decimals. */
final class Json {
    static final String MEDIA_TYPE = "application/vnd.cvat+json";

    /** NaN is read so that it can be refused with CVAT's own words. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final DateTimeFormatter DATES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    static <N extends JsonNode> ArrayNode list(Stream<N> nodes) {
        ArrayNode array = array();
        nodes.forEach(array::add);
        return array;
    }

    /** Null stays null. */
    static String date(Instant instant) {
        return instant == null ? null : DATES.format(instant);
    }

    static SimulatorAnswer answer(int status, JsonNode body) {
        return SimulatorAnswer.of(status, MEDIA_TYPE, body.toString());
    }

    static SimulatorAnswer ok(JsonNode body) {
        return answer(200, body);
    }
}
