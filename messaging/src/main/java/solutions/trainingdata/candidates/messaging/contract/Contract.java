package solutions.trainingdata.candidates.messaging.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** All messages by wire name, and their JSON. Unknown fields are ignored, so that a field can be added. */
public final class Contract {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private static final Map<String, Class<? extends ServiceMessage>> BY_NAME = byName();

    private Contract() {}

    /** Every message's record by its wire name. */
    public static Map<String, Class<? extends ServiceMessage>> messages() {
        return BY_NAME;
    }

    public static String wireName(Class<?> message) {
        return message.getAnnotation(WireName.class).value();
    }

    public static String json(ServiceMessage message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + wireName(message.getClass()), e);
        }
    }

    /**
     * @param type wire name
     * @param id for the exception only
     * @throws MalformedMessageException when the type is not known or the body is not such a message
     */
    public static ServiceMessage read(String type, String id, byte[] body) {
        Class<? extends ServiceMessage> record = type == null ? null : BY_NAME.get(type);
        if (record == null) {
            throw new MalformedMessageException(type, id, "no message has this type");
        }
        try {
            ServiceMessage message = JSON.readValue(body, record);
            if (message == null) {
                throw new MalformedMessageException(type, id, "the body is null");
            }
            return message;
        } catch (IOException e) {
            // The parser's own words quote the body, which may hold a secret: only its place is told.
            throw new MalformedMessageException(
                    type, id, "the body is not its JSON (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Map<String, Class<? extends ServiceMessage>> byName() {
        Map<String, Class<? extends ServiceMessage>> found = new TreeMap<>();
        Deque<Class<?>> left = new ArrayDeque<>();
        left.add(ServiceMessage.class);
        while (!left.isEmpty()) {
            Class<?> type = left.remove();
            if (type.isSealed()) {
                left.addAll(java.util.List.of(type.getPermittedSubclasses()));
            } else if (found.put(wireName(type), type.asSubclass(ServiceMessage.class)) != null) {
                throw new IllegalStateException("Two messages are named " + wireName(type));
            }
        }
        return Collections.unmodifiableMap(found);
    }
}
