package solutions.trainingdata.candidates.account.cvat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CvatAnswerTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void tellsEveryFormOfErrorInWords() {
        assertThat(answer("{\"username\":[\"Taken.\"],\"email\":[\"Bad.\",\"Worse.\"]}")
                        .words())
                .isEqualTo("username: Taken.; email: Bad. Worse.");
        assertThat(answer("{\"detail\":\"Not found.\"}").words()).isEqualTo("Not found.");
        assertThat(answer("[\"A list.\"]").words()).isEqualTo("A list.");
        assertThat(answer("\"A string\"").words()).isEqualTo("A string");
        assertThat(answer("Unverified email").words()).isEqualTo("Unverified email");
        assertThat(answer("").words()).isEmpty();
    }

    @Test
    void neverQuotesHtmlNorTooMuch() {
        assertThat(answer(" <!doctype html><title>Server Error</title>").words())
                .isEmpty();
        assertThat(answer("x".repeat(5000)).words()).hasSize(201).endsWith("…");
    }

    @Test
    void doesNotQuoteABodyItCannotRead() {
        assertThatThrownBy(() -> new CvatAnswer("look", 200, null, "{\"id\": \"hunter2\"}").as(CvatUser.class))
                .isInstanceOf(CvatUnavailableException.class)
                .hasMessageContaining("look")
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void hidesWhatWasSentFromAnErrorThatQuotesIt() {
        assertThat(answer("{\"password1\":[\"hunter2 of mira is common\"]}")
                        .hiding(List.of("hunter2", "mira"))
                        .words())
                .isEqualTo("password1: … of … is common");
    }

    @Test
    void hidesASecretThatJsonWritesOtherwise() {
        String secret = "a\"b\\c-\u00e9";
        assertThat(answer("{\"password1\":[\"a\\\"b\\\\c-\\u00e9 is common\"]}")
                        .hiding(List.of(secret))
                        .words())
                .isEqualTo("password1: … is common");
        assertThat(answer("{\"password1\":[\"a\\\"b\\\\c-\\u00e9 is com")
                        .hiding(List.of(secret))
                        .words())
                .isEmpty();
        assertThat(answer("x").hiding(List.of(secret)).toString()).doesNotContain(secret);
    }

    @Test
    void obeysRetryAfterWithinReason() {
        assertThat(retryAfter("60")).isEqualTo(Duration.ofSeconds(60));
        assertThat(retryAfter("0")).isEqualTo(SECOND);
        assertThat(retryAfter("86400")).isEqualTo(Duration.ofMinutes(10));
        assertThat(new CvatAnswer("look", 503, "Wed, 25 Nov 2026 11:05:15 GMT", "").wait(SECOND))
                .isEmpty();
        assertThat(answer("").wait(SECOND)).isEmpty();
    }

    private static Duration retryAfter(String value) {
        return new CvatAnswer("look", 429, value, "").wait(SECOND).orElseThrow();
    }

    private static CvatAnswer answer(String body) {
        return new CvatAnswer("look", 400, null, body);
    }
}
