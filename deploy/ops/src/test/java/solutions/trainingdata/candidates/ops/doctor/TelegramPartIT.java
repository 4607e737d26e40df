package solutions.trainingdata.candidates.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static solutions.trainingdata.candidates.ops.doctor.Installation.CANARY;
import static solutions.trainingdata.candidates.ops.doctor.Installation.HTML;
import static solutions.trainingdata.candidates.ops.doctor.Installation.freePort;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** What the doctor says of a token and of Telegram. */
class TelegramPartIT {

    @RegisterExtension
    final Installation installation = new Installation();

    @Test
    void aWrongToken() {
        installation.environment.put("BOT_TOKEN", "700100:" + CANARY + "-wrong");
        installation.fails("Telegram bot", "BOT_TOKEN is wrong");
    }

    @Test
    void aTokenThatCannotBePartOfAnAddress() {
        installation.environment.put("BOT_TOKEN", "700100:" + CANARY + " with spaces");
        installation.fails("Telegram bot", "cannot be an address");
    }

    @Test
    void somethingElseInTelegramsPlace() {
        installation.telegram.inject(Fault.on("GET", ".*", 9, HTML));
        installation.fails("Telegram bot", "not as a Bot API");
    }

    @Test
    void telegramOutOfReach() throws IOException {
        installation.environment.put("TELEGRAM_API_URL", "http://user:" + CANARY + "@127.0.0.1:" + freePort());
        installation.fails("Telegram bot", "TELEGRAM_API_URL");
    }

    @Test
    void aWebhookIsAWarningThatHidesItsPath() {
        String info = "{\"ok\":true,\"result\":{\"url\":\"https://hook.example/" + CANARY + "\"}}";
        installation.telegram.inject(Fault.on(
                "GET",
                ".*/getWebhookInfo",
                1,
                new Fault.Effect.AnswerInstead(SimulatorAnswer.of(200, "application/json", info))));
        var run = installation.run();
        assertThat(run.lines("warn")).singleElement().asString().contains("Telegram webhook", "https://hook.example)");
        assertThat(run.exit()).isZero();
    }
}
