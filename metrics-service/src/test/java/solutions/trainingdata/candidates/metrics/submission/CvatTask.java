package solutions.trainingdata.candidates.metrics.submission;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;

/** A task with two pictures in CVAT, made and annotated through CVAT's own API as its admin. */
final class CvatTask {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BOUNDARY = "part-boundary";

    private final CvatSimulator cvat;
    private final long id;

    private CvatTask(CvatSimulator cvat, long id) {
        this.cvat = cvat;
        this.id = id;
    }

    static CvatTask make(CvatSimulator cvat, String... images) throws Exception {
        String labels = """
                {"name": "squares", "segment_size": 1, "labels": [
                  {"name": "car", "type": "polygon", "attributes": []},
                  {"name": "plate", "type": "polygon", "attributes": [
                    {"name": "plate", "mutable": false, "input_type": "text", "default_value": "", "values": []}]}]}""";
        CvatTask task = new CvatTask(
                cvat, json(send(cvat, "POST", "/api/tasks", labels)).get("id").asLong());
        task.upload(images);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> task.jobs().size() == images.length);
        return task;
    }

    long id() {
        return id;
    }

    List<Long> jobs() throws Exception {
        JsonNode jobs = json(send(cvat, "GET", "/api/jobs?task_id=" + id + "&sort=id&page_size=all", null))
                .get("results");
        return jobs.findValues("id").isEmpty() ? List.of() : ids(jobs);
    }

    private static List<Long> ids(JsonNode jobs) {
        List<Long> ids = new java.util.ArrayList<>();
        jobs.forEach(job -> ids.add(job.get("id").asLong()));
        return ids;
    }

    /** Replaces all shapes: a square car of this size and its plate with this text, in each of the frames. */
    void draw(double carSize, String... texts) throws Exception {
        ArrayNode shapes = JSON.createArrayNode();
        for (int frame = 0; frame < texts.length; frame++) {
            double end = 100 + carSize;
            shapes.add(polygon("car", frame, 100, 100, end, 100, end, end, 100, end));
            ObjectNode plate = polygon("plate", frame, 150, 200, 250, 200, 250, 240, 150, 240);
            plate.putArray("attributes")
                    .addObject()
                    .put("spec_id", label("plate").at("/attributes/0/id").asLong())
                    .put("value", texts[frame]);
            shapes.add(plate);
        }
        put(shapes);
    }

    void put(ArrayNode shapes) throws Exception {
        ObjectNode annotations = JSON.createObjectNode();
        annotations.set("shapes", shapes);
        send(cvat, "PUT", "/api/tasks/" + id + "/annotations/", annotations.toString());
    }

    private ObjectNode polygon(String label, int frame, double... points) throws Exception {
        ObjectNode shape = JSON.createObjectNode();
        shape.put("type", "polygon")
                .put("label_id", label(label).get("id").asLong())
                .put("frame", frame);
        ArrayNode flat = shape.putArray("points");
        for (double value : points) {
            flat.add(value);
        }
        return shape;
    }

    private JsonNode label(String name) throws Exception {
        JsonNode labels = json(labels()).get("results");
        for (JsonNode label : labels) {
            if (label.get("name").asText().equals(name)) {
                return label;
            }
        }
        throw new AssertionError("No label " + name);
    }

    /** As CVAT answers them. */
    String labels() throws Exception {
        return send(cvat, "GET", "/api/labels?task_id=" + id + "&page_size=all", null);
    }

    /** Assigns every job to a new user and deletes that user. */
    void loseItsAssignee() throws Exception {
        String name = "lost_" + id;
        send(
                cvat,
                "POST",
                "/api/auth/register",
                "{\"username\": \"" + name + "\", \"email\": \"" + name
                        + "@somebody.example\", \"password1\": \"Str0ng-Pass-99\", \"password2\": \"Str0ng-Pass-99\"}");
        long user = json(send(cvat, "GET", "/api/users?username=" + name, null))
                .at("/results/0/id")
                .asLong();
        for (long job : jobs()) {
            send(cvat, "PATCH", "/api/jobs/" + job, "{\"assignee\": " + user + "}");
        }
        send(cvat, "DELETE", "/api/users/" + user, null);
    }

    ObjectNode annotations() throws Exception {
        return (ObjectNode) json(send(cvat, "GET", "/api/tasks/" + id + "/annotations/", null));
    }

    void logout(String token) throws Exception {
        HTTP.send(
                HttpRequest.newBuilder(URI.create(cvat.url() + "/api/auth/logout"))
                        .header("Authorization", token)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    void finish() throws Exception {
        for (long job : jobs()) {
            send(cvat, "PATCH", "/api/jobs/" + job, "{\"state\": \"completed\"}");
        }
    }

    /** CVAT answers 500 as long as the images are being prepared. */
    void delete() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> send(cvat, "DELETE", "/api/tasks/" + id, null));
    }

    private void upload(String... images) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "name=\"image_quality\"", "100".getBytes());
        for (int i = 0; i < images.length; i++) {
            String header =
                    "name=\"client_files[" + i + "]\"; filename=\"" + images[i] + "\"\r\nContent-Type: image/png";
            part(body, header, picture());
        }
        body.write(("--" + BOUNDARY + "--\r\n").getBytes());
        HttpRequest request = request(cvat, "/api/tasks/" + id + "/data/")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        int status = HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 202) {
            throw new AssertionError("Upload was answered with " + status);
        }
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) throws IOException {
        body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n").getBytes());
        body.write(content);
        body.write("\r\n".getBytes());
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    private static HttpRequest.Builder request(CvatSimulator cvat, String path) {
        String basic = CvatSimulator.ADMIN + ":" + cvat.adminPassword();
        return HttpRequest.newBuilder(URI.create(cvat.url() + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes()));
    }

    private static String send(CvatSimulator cvat, String method, String path, String body) throws Exception {
        HttpRequest request = request(cvat, path)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new AssertionError(
                    method + " " + path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static JsonNode json(String body) throws IOException {
        return JSON.readTree(body);
    }
}
