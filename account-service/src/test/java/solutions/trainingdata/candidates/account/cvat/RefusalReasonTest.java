package solutions.trainingdata.candidates.account.cvat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import solutions.trainingdata.candidates.account.cvat.Registration.Reason;

class RefusalReasonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"username\":[\"A user with that username already exists.\"]} | NAME_TAKEN",
                "{\"username\":[\"A user with that username already exists.\"],\"password1\":[\"x\"]} | NAME_TAKEN",
                "{\"username\":[\"Ensure this field has at least 5 characters.\"]} | OTHER",
                "[\"A user is already registered with this e-mail address.\"] | EMAIL_TAKEN",
                "{\"email\":[\"A user is already registered with this e-mail address.\"]} | EMAIL_TAKEN",
                "{\"email\":[\"Enter a valid email address.\"]} | OTHER",
                "{\"password1\":[\"This password is too common.\",\"This password is entirely numeric.\"]} | PASSWORD_REFUSED",
                "{\"non_field_errors\":[\"The password is too similar to the email address.\"]} | PASSWORD_REFUSED",
                "{\"non_field_errors\":[\"Something new.\"]} | OTHER",
                "{\"detail\":\"JSON parse error\"} | OTHER",
            })
    void isReadFromCvatsSentences(String body, Reason reason) throws Exception {
        assertThat(RefusalReason.of(JSON.readTree(body))).isEqualTo(reason);
    }

    /** Every refusal that a real server gave. */
    @Test
    void isRightForWhatARealServerAnswered() throws Exception {
        Path recording = Path.of(
                System.getProperty("project.root"), "..", "shared", "facts", "cvat-recordings", "02-register.json");
        assumeTrue(Files.exists(recording), "the recordings of a real CVAT are not beside this project");
        Map<String, Reason> read = new TreeMap<>();
        for (JsonNode exchange : JSON.readTree(recording.toFile()).path("exchanges")) {
            if (exchange.at("/response/status").asInt() == 400
                    && exchange.at("/request/path").asText().equals("/api/auth/register")) {
                read.put(exchange.path("title").asText(), RefusalReason.of(exchange.at("/response/body")));
            }
        }
        assertThat(read)
                .containsEntry("same user name", Reason.NAME_TAKEN)
                .containsEntry("same user name in another case", Reason.NAME_TAKEN)
                .containsEntry("same user name and same e-mail", Reason.NAME_TAKEN)
                .containsEntry("same e-mail in another case", Reason.EMAIL_TAKEN)
                .containsEntry("password common", Reason.PASSWORD_REFUSED)
                .containsEntry("password numeric and common", Reason.PASSWORD_REFUSED)
                .containsEntry("password like the user name", Reason.PASSWORD_REFUSED)
                .containsEntry("name with a blank", Reason.OTHER)
                .containsEntry("several errors at once", Reason.OTHER)
                .containsEntry("passwords differ", Reason.OTHER)
                .hasSizeGreaterThan(25);
    }
}
