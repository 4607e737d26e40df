package solutions.trainingdata.candidates.messaging.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message against its sample: the samples are what other versions of the services send. */
class ContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Collection<String> names() {
        return Contract.messages().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsAndWritesItsSampleUnchanged(String name) throws IOException {
        byte[] sample = sample(name);
        ServiceMessage message = Contract.read(name, "id", sample);
        assertThat(JSON.readTree(Contract.json(message))).isEqualTo(JSON.readTree(sample));
        assertThat(Contract.wireName(message.getClass())).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void ignoresFieldsOfALaterVersion(String name) throws IOException {
        ObjectNode later = (ObjectNode) JSON.readTree(sample(name));
        later.put("addedLater", "x");
        assertThat(Contract.read(name, "id", JSON.writeValueAsBytes(later)))
                .isEqualTo(Contract.read(name, "id", sample(name)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesAMessageWithoutItsFields(String name) {
        assertThatThrownBy(() -> Contract.read(name, "id", "{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void jobsOfAClosedTaskAreNobodysUnlessItSaysOtherwise() {
        byte[] body =
                "{\"attempt\":{\"candidate\":1,\"assignment\":\"a\",\"number\":1}}".getBytes(StandardCharsets.UTF_8);
        assertThat(((TaskEvent.Closed) Contract.read("task.closed.v1", "m-1", body)).stillAssigned())
                .isFalse();
    }

    @Test
    void refusesAnUnknownTypeAndSaysWhich() {
        assertThatThrownBy(() -> Contract.read("account.vanish.v1", "m-1", new byte[0]))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("account.vanish.v1")
                .hasMessageContaining("m-1");
    }

    @Test
    void doesNotQuoteTheBodyOfAnUnreadableMessage() {
        byte[] body = "{\"candidate\": \"pa55word\"".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Contract.read("account.open.v1", "m-1", body))
                .hasMessageNotContaining("pa55word")
                .hasNoCause();
    }

    @Test
    void refusesNull() {
        assertThatThrownBy(() -> Contract.read("account.open.v1", "m-1", "null".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedMessageException.class);
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream sample = ContractTest.class.getResourceAsStream("/samples/" + name + ".json")) {
            assertThat(sample).as("sample of " + name).isNotNull();
            JsonNode json = JSON.readTree(sample);
            return JSON.writeValueAsBytes(json);
        }
    }
}
