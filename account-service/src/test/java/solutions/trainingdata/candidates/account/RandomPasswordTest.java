package solutions.trainingdata.candidates.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomPasswordTest {

    @Test
    void hasAllKindsOfCharactersAndNoneThatLooksLikeAnother() {
        RandomPassword passwords = new RandomPassword(new Random(20261124));
        for (int i = 0; i < 20_000; i++) {
            assertThat(passwords.next())
                    .hasSize(16)
                    .matches("[a-zA-Z2-9]+")
                    .doesNotContainPattern("[0Oo1lIiL]")
                    .containsPattern("[a-z]")
                    .containsPattern("[A-Z]")
                    .containsPattern("[2-9]");
        }
    }

    @Test
    void isNeverTheSame() {
        RandomPassword passwords = new RandomPassword();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(seen.add(passwords.next())).isTrue();
        }
    }
}
