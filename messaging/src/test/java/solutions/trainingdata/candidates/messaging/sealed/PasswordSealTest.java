package solutions.trainingdata.candidates.messaging.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class PasswordSealTest {

    private static final String OLD = key("old", 1);
    private static final String NEW = key("new", 2);

    @Test
    void opensWhatItSealed() {
        PasswordSeal seal = new PasswordSeal(OLD);
        SealedPassword sealed = seal.seal("пароль-Xy7", "4711");
        assertThat(sealed.keyId()).isEqualTo("old");
        assertThat(seal.open(sealed, "4711")).isEqualTo("пароль-Xy7");
    }

    @Test
    void sealsTheSamePasswordDifferentlyEachTime() {
        PasswordSeal seal = new PasswordSeal(OLD);
        assertThat(seal.seal("secret", "4711")).isNotEqualTo(seal.seal("secret", "4711"));
    }

    @Test
    void refusesAnotherPersonsBox() {
        PasswordSeal seal = new PasswordSeal(OLD);
        SealedPassword sealed = seal.seal("secret", "4711");
        assertThatThrownBy(() -> seal.open(sealed, "4712")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAChangedBox() {
        PasswordSeal seal = new PasswordSeal(OLD);
        byte[] box = Base64.getDecoder().decode(seal.seal("secret", "4711").box());
        box[box.length - 1] ^= 1;
        SealedPassword changed = new SealedPassword("old", Base64.getEncoder().encodeToString(box));
        assertThatThrownBy(() -> seal.open(changed, "4711")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opensWithAnOldKeyAndSealsWithTheFirst() {
        SealedPassword sealed = new PasswordSeal(OLD).seal("secret", "4711");
        PasswordSeal rotated = new PasswordSeal(NEW + "," + OLD);
        assertThat(rotated.open(sealed, "4711")).isEqualTo("secret");
        assertThat(rotated.seal("secret", "4711").keyId()).isEqualTo("new");
    }

    @Test
    void namesTheKeyThatIsMissing() {
        SealedPassword sealed = new PasswordSeal(OLD).seal("secret", "4711");
        assertThatThrownBy(() -> new PasswordSeal(NEW).open(sealed, "4711")).hasMessageContaining("old");
    }

    @Test
    void refusesAKeyOfAnotherFormWithoutQuotingIt() {
        assertThatThrownBy(() -> new PasswordSeal("k:c2hvcnRrZXk="))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key 1 of 1")
                .hasMessageNotContaining("c2hvcnRrZXk");
    }

    @Test
    void refusesAnEmptyListAndAnEmptyEntry() {
        for (String broken : new String[] {"", ",", OLD + ","}) {
            assertThatThrownBy(() -> new PasswordSeal(broken)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesABoxThatIsNone() {
        for (String box : new String[] {"", "no base64!", "AAAA"}) {
            assertThatThrownBy(() -> new PasswordSeal(OLD).open(new SealedPassword("old", box), "4711"))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void doesNotShowTheBoxAsText() {
        SealedPassword sealed = new PasswordSeal(OLD).seal("secret", "4711");
        assertThat(sealed.toString()).doesNotContain(sealed.box());
    }

    private static String key(String id, int seed) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) seed);
        return id + ":" + Base64.getEncoder().encodeToString(bytes);
    }
}
