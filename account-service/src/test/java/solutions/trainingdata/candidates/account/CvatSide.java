package solutions.trainingdata.candidates.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** CVAT as its superuser sees it, by Basic and without this service's client. */
final class CvatSide {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String authorization;

    CvatSide(String url, String username, String password) {
        this.url = url;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Everybody whose name contains this. */
    List<JsonNode> users(String part) {
        String query = URLEncoder.encode(part, StandardCharsets.UTF_8);
        List<JsonNode> users = new ArrayList<>();
        send("GET", "/api/users?page_size=all&search=" + query, null)
                .path("results")
                .forEach(users::add);
        return users;
    }

    long register(String username, String password) {
        return register(username, UUID.randomUUID() + "@somebody.example", password);
    }

    long register(String username, String email, String password) {
        send(
                "POST",
                "/api/auth/register",
                JSON.createObjectNode()
                        .put("username", username)
                        .put("email", email)
                        .put("password1", password)
                        .put("password2", password));
        return users(username).stream()
                .filter(user -> user.path("username").asText().equals(username))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asLong();
    }

    void patch(long id, JsonNode change) {
        send("PATCH", "/api/users/" + id, change);
    }

    void delete(long id) {
        exchange("DELETE", "/api/users/" + id, authorization, null);
    }

    int login(String username, String password) {
        return exchange(
                        "POST",
                        "/api/auth/login",
                        null,
                        JSON.createObjectNode().put("username", username).put("password", password))
                .statusCode();
    }

    /** Takes the token that it carries from its user. */
    void logout(String token) {
        exchange("POST", "/api/auth/logout", token, JSON.createObjectNode());
    }

    private JsonNode send(String method, String path, JsonNode body) {
        HttpResponse<String> answer = exchange(method, path, authorization, body);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (Exception e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    private HttpResponse<String> exchange(String method, String path, String authorization, JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }
}
