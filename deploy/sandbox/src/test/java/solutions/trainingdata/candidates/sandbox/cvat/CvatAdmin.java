package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** The superuser's calls, as services make them. */
public final class CvatAdmin {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final CvatSimulator cvat;

    public CvatAdmin(CvatSimulator cvat) {
        this.cvat = cvat;
    }

    record Answer(int status, JsonNode body) {}

    Answer call(String method, String path, String json) throws IOException, InterruptedException {
        return send(
                method, path, "application/json", json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8));
    }

    /** Registers a worker; the password is the login twice. */
    public long worker(String login) throws IOException, InterruptedException {
        call("POST", "/api/auth/register", registration(login, login + "@cand.example"));
        long id = cvat.user(login).orElseThrow().id();
        call("PATCH", "/api/users/" + id, "{\"groups\":[\"worker\"]}");
        return id;
    }

    static String registration(String login, String email) {
        String password = password(login);
        return "{\"username\":\"%s\",\"email\":\"%s\",\"password1\":\"%s\",\"password2\":\"%s\"}"
                .formatted(login, email, password, password);
    }

    public static String password(String login) {
        return "Zq7-" + Integer.toHexString(login.hashCode()) + "-xY";
    }

    long task(int segmentSize) throws IOException, InterruptedException {
        return call("POST", "/api/tasks", """
                {"name": "small", "segment_size": %d, "labels": [
                  {"name": "car", "color": "#fa3253", "type": "polygon", "attributes": []},
                  {"name": "plate", "color": "#3d3df5", "type": "polygon", "attributes": [
                    {"name": "plate", "mutable": false, "input_type": "text", "default_value": "", "values": []}]}]}
                """.formatted(segmentSize))
                .body()
                .get("id")
                .asLong();
    }

    Answer upload(long task, List<Path> pictures) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"image_quality\"\r\n\r\n100\r\n").getBytes());
        for (int i = 0; i < pictures.size(); i++) {
            out.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"client_files[" + i + "]\"; filename=\""
                            + pictures.get(i).getFileName() + "\"\r\nContent-Type: image/jpeg\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.writeBytes(Files.readAllBytes(pictures.get(i)));
            out.writeBytes("\r\n".getBytes());
        }
        out.writeBytes("--b--\r\n".getBytes());
        return send("POST", "/api/tasks/" + task + "/data/", "multipart/form-data; boundary=b", out.toByteArray());
    }

    /** A task of these pictures, made at once, with all its jobs assigned. */
    public long taskFor(long worker, List<Path> pictures, int segmentSize) throws IOException, InterruptedException {
        cvat.setCreationTime(Duration.ZERO);
        long task = task(segmentSize);
        upload(task, pictures);
        for (SimulatedJob job : cvat.jobs()) {
            if (job.taskId() == task) {
                call("PATCH", "/api/jobs/" + job.id(), "{\"assignee\":" + worker + "}");
            }
        }
        return task;
    }

    private Answer send(String method, String path, String type, byte[] body) throws IOException, InterruptedException {
        String credentials = CvatSimulator.ADMIN + ":" + cvat.adminPassword();
        HttpRequest request = HttpRequest.newBuilder(URI.create(cvat.url() + path))
                .timeout(LIMIT)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", type)
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        boolean json = response.headers().firstValue("content-type").orElse("").contains("json");
        return new Answer(response.statusCode(), json ? MAPPER.readTree(response.body()) : MAPPER.nullNode());
    }
}
