package solutions.trainingdata.candidates.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

class LoginTest {

    private static final CandidateId ANNA = new CandidateId(7001);

    @Test
    void isTheTelegramUsernameWithItsEnding() {
        assertThat(Login.of(ANNA, "anna_k", 1)).isEqualTo("anna_k_test_Annotator");
    }

    @Test
    void isTheCandidatesIdWhereThereIsNoUsername() {
        assertThat(Login.of(ANNA, null, 1)).isEqualTo("tg7001_test_Annotator");
        assertThat(Login.of(ANNA, "", 1)).isEqualTo("tg7001_test_Annotator");
    }

    @Test
    void isTheCandidatesIdWhereNoCharacterOfTheUsernameIsAllowed() {
        assertThat(Login.of(ANNA, "анна / <b>", 1)).isEqualTo("b_test_Annotator");
        assertThat(Login.of(ANNA, "анна", 1)).isEqualTo("tg7001_test_Annotator");
    }

    @Test
    void endsWithTheNumberFromTheSecondOn() {
        assertThat(Login.of(ANNA, "anna_k", 2)).isEqualTo("anna_k_test_Annotator_2");
        assertThat(Login.of(ANNA, "anna_k", 13)).isEqualTo("anna_k_test_Annotator_13");
    }

    @Test
    void keepsFortyCharactersAndTheShortestName() {
        assertThat(Login.of(ANNA, "x".repeat(40), 1)).isEqualTo("x".repeat(40) + "_test_Annotator");
        assertThat(Login.of(ANNA, "a", 1)).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void cutsAnOverlongNameAndKeepsTheEnding() {
        assertThat(Login.of(ANNA, "y".repeat(300), 2)).hasSize(Login.LONGEST).endsWith("y_test_Annotator_2");
        assertThat(Login.of(ANNA, "y".repeat(135), 1)).isEqualTo("y".repeat(135) + "_test_Annotator");
    }
}
