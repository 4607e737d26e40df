package solutions.trainingdata.candidates.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;

/** Somebody who calls CVAT beside the service: an admin at work, a candidate, a stranger. */
public class CvatCaller {

    public static final String PASSWORD = "Quiet-River-81";

    private final CvatSimulator cvat;
    private final String authorization;

    private CvatCaller(CvatSimulator cvat, String username, String password) {
        this.cvat = cvat;
        byte[] credentials = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    public static CvatCaller admin(CvatSimulator cvat) {
        return new CvatCaller(cvat, CvatSimulator.ADMIN, cvat.adminPassword());
    }

    /** A user that {@link #register} made. */
    public static CvatCaller user(CvatSimulator cvat, String username) {
        return new CvatCaller(cvat, username, PASSWORD);
    }

    /** @return the new user's id */
    public long register(String username) {
        call("POST", "/api/auth/register", """
                {"username":"%s","email":"%s@candidates.example","password1":"%s","password2":"%s"}
                """.formatted(username, username, PASSWORD, PASSWORD));
        return cvat.user(username).orElseThrow().id();
    }

    /** @return the body of a good answer */
    public String call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(cvat.url() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", authorization)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as("%s %s: %s", method, path, answer.body())
                    .isBetween(200, 299);
            return answer.body();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
