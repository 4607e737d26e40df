package solutions.trainingdata.candidates.metrics.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** What metrics-service answers to whoever fetches a file, with this or that to show. */
record FetchedFile(HttpResponse<byte[]> answer) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** @param authorization null for none */
    static FetchedFile get(URI files, String id, String authorization) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(files + "/" + id)).timeout(Duration.ofSeconds(30));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return new FetchedFile(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    int status() {
        return answer.statusCode();
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    /** Read by another implementation than the one that wrote it. */
    XSSFWorkbook workbook() throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(answer.body()));
    }
}
