package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.ops.stuck.StuckCommand;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;

/**
 * CVAT refuses for good: the candidate and HR are told once, ops see it in {@code deploy/stuck list}, mend CVAT, and
 * {@code deploy/stuck retry} leads the journey to its right end without a press of the candidate.
 */
class StuckStoryTest {

    private final Sandbox sandbox = Sandbox.running();

    @AfterEach
    void clear() {
        sandbox.infrastructure().cvat().server().clearFaults();
        sandbox.infrastructure().cvat().holdCreations(false);
    }

    @Test
    void anAccountATaskAndACheckThatWereGivenUpGoOnWhenOpsAsk() {
        Candidate candidate = sandbox.candidate();
        String id = Long.toString(candidate.person().id());
        refuse("POST", "/api/auth/register", 400, "{\"username\":[\"Nobody new today.\"]}");
        candidate.confirmsTheTest();
        isToldOf(candidate, "Your login could not be made");
        hrAndOpsKnow(candidate, "account/" + id, "Nobody new today.");
        sandbox.infrastructure().cvat().holdCreations(true);
        refuse("GET", "/api/requests/.*", 200, "{\"id\":\"1\",\"status\":\"failed\",\"message\":\"No codec\"}");
        retry("account/" + id);
        isToldOf(candidate, "The pictures could not be prepared");
        hrAndOpsKnow(candidate, "task/" + id + "/car-plates/1", "No codec");
        retry("task/" + id + "/car-plates/1");
        candidate.getsTheTask();
        candidate.annotates(Manner.WELL);
        refuse("GET", "/api/tasks/\\d+/data/meta", 404, "{\"detail\":\"No Task matches the given query.\"}");
        candidate.handsIn();
        isToldOf(candidate, "could not be checked");
        hrAndOpsKnow(candidate, "submission/" + id + "/car-plates/1/1", "404");
        retry("submission/" + id + "/car-plates/1/1");
        candidate.isAccepted();
        candidate.cardOfHr();
        candidate.hasOneAccountTaskAndCard(0);
        for (String failure : List.of("login could not be made", "could not be prepared", "could not be checked")) {
            assertThat(candidate.person().chat().timesSent(failure)).as(failure).isEqualTo(1);
        }
        assertThat(stuck("list")).doesNotContain(id);
    }

    private static void isToldOf(Candidate candidate, String failure) {
        assertThat(candidate.person().awaitMessage(failure, Sandbox.LONG).text())
                .contains("write to " + Sandbox.HR.get("HR_CONTACT"));
    }

    /** HR hear of it once, ops see key and reason and no name; then CVAT is mended. */
    private void hrAndOpsKnow(Candidate candidate, String key, String reason) {
        String id = Long.toString(candidate.person().id());
        sandbox.hr().awaitMessage(message -> toldOf(message, id, reason), "HR are told of " + key, Sandbox.LONG);
        assertThat(sandbox.hr().chat().messages().stream().filter(message -> toldOf(message, id, reason)))
                .hasSize(1);
        assertThat(stuck("list")).contains(key + "  given up").contains(reason).doesNotContain("Kim");
        clear();
    }

    private void retry(String key) {
        assertThat(stuck("retry", key)).contains(key + " is asked for again");
    }

    private static boolean toldOf(ChatMessage message, String id, String reason) {
        return message.fromBot()
                && message.text().contains(id)
                && message.text().contains(reason);
    }

    private void refuse(String method, String path, int status, String body) {
        sandbox.infrastructure()
                .cvat()
                .server()
                .inject(Fault.on(
                        method,
                        path,
                        100,
                        new Fault.Effect.AnswerInstead(SimulatorAnswer.of(status, "application/vnd.cvat+json", body))));
    }

    private String stuck(String... arguments) {
        StringWriter output = new StringWriter();
        StuckCommand.commandLine(sandbox.infrastructure().operatorsEnvironment())
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(output, true))
                .execute(arguments);
        return output.toString();
    }
}
