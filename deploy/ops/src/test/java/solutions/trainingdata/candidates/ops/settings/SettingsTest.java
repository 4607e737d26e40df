package solutions.trainingdata.candidates.ops.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void hidesEverySecretOfTheEnvironmentWhereverItStands() {
        Settings settings = new Settings(Map.of(
                "BOT_TOKEN", "700100:AAH-token",
                "CVAT_PASSWORD", "se$cr(et\\1",
                "CREDENTIALS_KEY", "k1:AAAAAAAAAAA=,k2:BBBBBBBBBBB=",
                "POSTGRES_HOST", "db.example"));
        assertThat(settings.hide("GET /bot700100:AAH-token/getMe of db.example: xse$cr(et\\1x, k2:BBBBBBBBBBB="))
                .isEqualTo("GET /bot***/getMe of db.example: x***x, ***");
    }

    @Test
    void hidesSecretsInAddressesThatNoVariableIsNamedFor() {
        Settings settings = new Settings(Map.of());
        assertThat(settings.hide("https://user:pw@cvat.example/a and jdbc:postgresql://h/d?user=u&password=pw&ssl=on"))
                .isEqualTo("https://***@cvat.example/a and jdbc:postgresql://h/d?user=u&password=***&ssl=on");
        assertThat(settings.hide("/bot1:other/getMe")).isEqualTo("/bot***/getMe");
    }

    @Test
    void aSecretThatIsAWordIsHiddenOnlyAsAWord() {
        Settings settings = new Settings(Map.of("RABBITMQ_PASSWORD", "guest"));
        assertThat(settings.hide("guest: guests, guest_1")).isEqualTo("***: guests, guest_1");
    }

    @Test
    void ourOwnWordsStayReadableWhateverThePasswordIs() {
        Settings settings = new Settings(Map.of("CVAT_PASSWORD", "wrong"));
        assertThat(settings.words("CVAT_PASSWORD is wrong: %s (%d)", "wrong", 400))
                .isEqualTo("CVAT_PASSWORD is wrong: *** (400)");
    }

    @Test
    void aPortIsANumber() {
        Settings settings = new Settings(Map.of("POSTGRES_PORT", "abc"));
        assertThatThrownBy(() -> settings.port("POSTGRES_PORT", "5432"))
                .hasMessage("POSTGRES_PORT is not a number: abc");
    }

    @Test
    void anEmptyVariableIsNone() {
        Settings settings = new Settings(Map.of("BOT_TOKEN", " ", "CVAT_PASSWORD", ""));
        assertThat(settings.find("BOT_TOKEN")).isEmpty();
        assertThatThrownBy(() -> settings.need("CVAT_PASSWORD")).hasMessageStartingWith("CVAT_PASSWORD is not set: ");
        assertThat(settings.hide("all as it was")).isEqualTo("all as it was");
    }

    @Test
    void doesNotPrintItself() {
        assertThat(new Settings(Map.of("BOT_TOKEN", "secret"))).hasToString("Settings[BOT_TOKEN]");
    }
}
