package solutions.trainingdata.candidates.bot.hr;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import solutions.trainingdata.candidates.bot.texts.Text;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.MetricsEvent;

/** What HR are to be told, as a row keeps it until they are. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = News.Scored.class, name = "scored"),
    @JsonSubTypes.Type(value = News.DecisionChanged.class, name = "decision-changed"),
    @JsonSubTypes.Type(value = News.DecisionOverdue.class, name = "decision-overdue"),
    @JsonSubTypes.Type(value = News.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = News.DeadLetters.class, name = "dead-letters")
})
sealed interface News {

    /** @param event as it came, JSON */
    record Scored(String event) implements News {

        static Scored of(MetricsEvent.Scored event) {
            return new Scored(Contract.json(event));
        }

        MetricsEvent.Scored read() {
            return (MetricsEvent.Scored) Contract.read(
                    Contract.wireName(MetricsEvent.Scored.class), "news", event.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param decision whose cards are to show what became of it */
    record DecisionChanged(long decision) implements News {}

    /** @param decision that nobody made in time */
    record DecisionOverdue(long decision) implements News {}

    /** @param candidate Telegram user id of the person who was let down */
    record Failed(long candidate, Text what, String reason) implements News {}

    /** @param messages between the services that nobody could handle */
    record DeadLetters(long messages) implements News {}

    ObjectMapper MAPPER = new ObjectMapper();

    default String json() {
        try {
            return MAPPER.writerFor(News.class).writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("News for HR can't be written as JSON");
        }
    }

    static News read(String json) {
        try {
            return MAPPER.readValue(json, News.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored news for HR can't be read: " + e.getOriginalMessage());
        }
    }
}
