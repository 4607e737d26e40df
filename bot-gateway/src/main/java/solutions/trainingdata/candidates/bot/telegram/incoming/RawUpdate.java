package solutions.trainingdata.candidates.bot.telegram.incoming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.OptionalLong;
import solutions.trainingdata.candidates.bot.telegram.IncomingUpdate;
import solutions.trainingdata.candidates.bot.telegram.Person;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/**
 * An update as Telegram sent it. Read field by field, so that whatever Telegram adds or leaves out in one cannot spoil
 * the others.
 *
 * @see <a href="https://core.telegram.org/bots/api#update">Bot API: Update</a>
 */
record RawUpdate(JsonNode json) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @throws IllegalStateException when it is no JSON: it was stored by us, as it was parsed */
    static RawUpdate of(String body) {
        try {
            return new RawUpdate(MAPPER.readTree(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored update is not JSON");
        }
    }

    long updateId() {
        return json.path("update_id").asLong();
    }

    String body() {
        return json.toString();
    }

    /** The id to answer a pressed button with. */
    Optional<String> callbackId() {
        return Optional.ofNullable(json.path("callback_query").path("id").asText(null));
    }

    /** The private chat that it is from; empty for whatever is not handled (groups, channels, unknown kinds). */
    OptionalLong privateChat() {
        JsonNode chat = json.has("callback_query")
                ? json.path("callback_query").path("message").path("chat")
                : content().path("chat");
        boolean ours = chat.path("type").asText().equals("private")
                && chat.path("id").asLong() > 0
                && content().path("from").path("id").asLong() > 0;
        return ours ? OptionalLong.of(chat.path("id").asLong()) : OptionalLong.empty();
    }

    private JsonNode content() {
        for (String kind : new String[] {"message", "callback_query", "my_chat_member"}) {
            if (json.has(kind)) {
                return json.path(kind);
            }
        }
        return MAPPER.missingNode();
    }

    /** To be called for an update of a private chat. */
    IncomingUpdate incoming() {
        Person person = person(content().path("from"));
        if (json.has("callback_query")) {
            return new IncomingUpdate.Pressed(person, updateId(), text(content().path("data")));
        }
        if (json.has("my_chat_member")) {
            String status = content().path("new_chat_member").path("status").asText();
            return new IncomingUpdate.Reachable(person, updateId(), status.equals("member"));
        }
        return new IncomingUpdate.Said(person, updateId(), text(content().path("text")));
    }

    private static Person person(JsonNode from) {
        return new Person(
                new CandidateId(from.path("id").asLong()),
                from.path("username").asText(null),
                text(from.path("first_name")),
                from.has("last_name") ? text(from.path("last_name")) : null,
                from.path("language_code").asText(null));
    }

    /** What people and their apps send, without the one character that PostgreSQL cannot store. */
    private static String text(JsonNode value) {
        return value.asText().replace("\0", "");
    }
}
