package solutions.trainingdata.candidates.sandbox.cvat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.sandbox.annotate.SmallAssignment;

class JobsPageTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private CvatSimulator cvat;
    private List<Path> pictures;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        SmallAssignment assignment = SmallAssignment.in(folder);
        pictures = SmallAssignment.IMAGES.stream().map(assignment::image).toList();
        begin(CvatOptions.withAdminPassword("admin-pass").withAssignments(folder));
    }

    private void begin(CvatOptions options) throws Exception {
        cvat = CvatSimulator.start(0, options);
        CvatAdmin admin = new CvatAdmin(cvat);
        admin.taskFor(admin.worker("cand_one"), pictures, 0);
        admin.taskFor(admin.worker("cand_two"), pictures, 0);
    }

    @AfterEach
    void stop() {
        cvat.close();
    }

    @Test
    void isServedAtTheRootAndAtTheLinkThatTheChatShows() throws Exception {
        for (String path : List.of("/", "/tasks/1/jobs/1", "/tasks/1/jobs/1?frame=1")) {
            HttpResponse<String> page = send("GET", path, "", null);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<form id=\"login\"", "/sim/page.js");
        }
    }

    @Test
    void showsTheJobsOfWhoeverSignedInAndNobodyElses() throws Exception {
        assertThat(send("GET", "/sim/jobs", "", null).statusCode()).isEqualTo(401);
        assertThat(send("POST", "/sim/login", "", credentials("cand_one", "wrong"))
                        .statusCode())
                .isEqualTo(403);
        String cookie = signIn("cand_one");
        JsonNode jobs = jobs(cookie);
        assertThat(jobs).hasSize(1);
        assertThat(jobs.at("/0/id").asLong()).isEqualTo(1);
        assertThat(send("GET", "/sim/jobs/1/frames/1", cookie, null).statusCode())
                .isEqualTo(200);
        assertThat(send("GET", "/sim/jobs/2/frames/1", cookie, null).statusCode())
                .isEqualTo(404);
        assertThat(send("POST", "/sim/jobs/2/finish", cookie, "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void annotatesClearsAndFinishesByButtons() throws Exception {
        String cookie = signIn("cand_one");
        assertThat(annotate(cookie, "WELL").statusCode()).isEqualTo(200);
        assertThat(jobs(cookie).at("/0/frames/0/drawn")).hasSize(4);
        assertThat(jobs(cookie).at("/0/frames/0/drawn/1/text").asText()).isEqualTo("A123BC77");
        assertThat(annotate(cookie, "TAG").statusCode()).isEqualTo(200);
        assertThat(jobs(cookie).at("/0/frames/0/drawn").findValuesAsText("kind"))
                .contains("tag");
        send("POST", "/sim/jobs/1/clear", cookie, "{}");
        assertThat(cvat.annotations(1).get("shapes")).isEmpty();
        send("POST", "/sim/jobs/1/finish", cookie, "{}");
        assertThat(cvat.jobs().get(0).state()).isEqualTo("completed");
    }

    @Test
    void saysWhatIsMissingWithoutAssignments() throws Exception {
        cvat.close();
        begin(CvatOptions.withAdminPassword("admin-pass"));
        HttpResponse<String> refused = annotate(signIn("cand_one"), "WELL");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("without a folder of assignments");
    }

    @Test
    void itsOwnRequestsAreNotRecorded() throws Exception {
        jobs(signIn("cand_one"));
        assertThat(cvat.server().requests())
                .allSatisfy(request -> assertThat(request.path()).startsWith("/api"));
    }

    private HttpResponse<String> annotate(String cookie, String manner) throws Exception {
        return send("POST", "/sim/jobs/1/annotate", cookie, "{\"manner\":\"" + manner + "\"}");
    }

    private JsonNode jobs(String cookie) throws Exception {
        return Json.MAPPER
                .readTree(send("GET", "/sim/jobs", cookie, null).body())
                .get("jobs");
    }

    private String signIn(String login) throws Exception {
        HttpResponse<String> answer = send("POST", "/sim/login", "", credentials(login, CvatAdmin.password(login)));
        return answer.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
    }

    private static String credentials(String login, String password) {
        return Json.object().put("login", login).put("password", password).toString();
    }

    private HttpResponse<String> send(String method, String path, String cookie, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(cvat.url() + path))
                .timeout(Duration.ofSeconds(10))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
