package solutions.trainingdata.candidates.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static solutions.trainingdata.candidates.ops.doctor.Installation.CANARY;
import static solutions.trainingdata.candidates.ops.doctor.Installation.HTML;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import solutions.trainingdata.candidates.ops.settings.Settings;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** What the doctor says of a CVAT that is another, down, silent, too old or closed to us. */
class CvatPartIT {

    @RegisterExtension
    final Installation installation = new Installation();

    @Test
    void aCvatUserThatIsNoSuperuser() throws Exception {
        String password = CANARY + "-plain";
        var answer = new HttpServer("CVAT_URL", installation.cvat.url())
                .post(
                        "/api/auth/register",
                        ("{\"username\":\"somebody\",\"email\":\"o@zzz.zz\",\"first_name\":\"Zed\",\"last_name\":\"Zed\","
                                        + "\"password1\":\"P\",\"password2\":\"P\",\"confirmations\":[]}")
                                .replace("\"P\"", "\"" + password + "\""));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        installation.environment.put("CVAT_USERNAME", "somebody");
        installation.environment.put("CVAT_PASSWORD", password);
        installation.fails("CVAT superuser", "somebody is none");
    }

    @Test
    void aWrongCvatPassword() {
        installation.environment.put("CVAT_PASSWORD", CANARY + "-wrong");
        installation.fails("CVAT login", "CVAT_PASSWORD is wrong");
    }

    @Test
    void somethingElseInCvatsPlace() {
        installation.cvat.server().inject(Fault.on("GET", "/api/server/about", 1, HTML));
        installation.fails("CVAT", "not as CVAT");
    }

    @Test
    void aCvatThatIsDownBehindItsProxy() {
        installation
                .cvat
                .server()
                .inject(Fault.on(
                        "GET",
                        "/api/server/about",
                        1,
                        new Fault.Effect.AnswerInstead(SimulatorAnswer.html(502, "<html>Bad Gateway</html>"))));
        installation.fails("CVAT", "502");
    }

    @Test
    void aCvatThatBreaksOff() {
        installation.cvat.server().inject(Fault.on("GET", "/api/server/about", 2, new Fault.Effect.HangUpBefore()));
        installation.fails("CVAT", "broke the connection off");
    }

    @Test
    void aCvatThatIsTooOld() {
        installation
                .cvat
                .server()
                .inject(Fault.on(
                        "GET",
                        "/api/server/about",
                        1,
                        new Fault.Effect.AnswerInstead(SimulatorAnswer.of(
                                200, "application/vnd.cvat+json", "{\"name\":\"CVAT\",\"version\":\"2.11.0\"}"))));
        installation.fails("CVAT", "too old");
    }

    /** A server that takes the connection and says nothing. */
    @Test
    void aCvatThatHangs() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            installation.environment.put("CVAT_URL", "http://127.0.0.1:" + silent.getLocalPort());
            installation.fails("CVAT", "no answer");
        }
    }

    /** Headers at once, a body that never ends: the limit is on the whole check. */
    @Test
    void aCvatThatDripsItsAnswer() throws IOException {
        com.sun.net.httpserver.HttpServer drip =
                com.sun.net.httpserver.HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        drip.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("{".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
        drip.start();
        try {
            installation.environment.put(
                    "CVAT_URL", "http://127.0.0.1:" + drip.getAddress().getPort());
            List<Examination.Line> lines = new Examination(
                            new Settings(installation.environment), Duration.ofSeconds(1))
                    .examine(
                            List.of(new CvatPart(new Settings(installation.environment), installation.clock)),
                            line -> {});
            assertThat(lines)
                    .filteredOn(line -> line.finding().failed())
                    .singleElement()
                    .satisfies(line -> assertThat(line.toString()).contains("no answer within 1 s"));
        } finally {
            drip.stop(0);
        }
    }
}
