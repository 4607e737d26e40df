package solutions.trainingdata.candidates.bot.hr.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Files that metrics-service hands out, fetched to the disk piece by piece. */
@ApplicationScoped
class MetricsFiles {

    private static final int PIECE = 64 * 1024;

    private final ExportConfig config;
    private final OkHttpClient client;

    MetricsFiles(ExportConfig config) {
        this.config = config;
        this.client = new OkHttpClient.Builder()
                .callTimeout(config.fetchLimit())
                .readTimeout(config.fetchLimit())
                .followRedirects(false)
                .build();
    }

    /** There is nothing to send, and there will not be. */
    static final class NoFileException extends Exception {

        final ExportTrouble trouble;

        NoFileException(ExportTrouble trouble) {
            super(trouble.name());
            this.trouble = trouble;
        }
    }

    /**
     * Writes it into a file, which is the caller's to delete.
     *
     * @throws IOException when metrics-service does not answer as it should: to be tried again
     */
    void fetch(String name, Path into) throws IOException, NoFileException {
        try (Response response = client.newCall(request(name)).execute()) {
            if (response.code() == 404 || response.code() == 410) {
                throw new NoFileException(ExportTrouble.GONE);
            }
            if (response.code() != 200) {
                throw new IOException("metrics-service answered " + response.code() + " for the file");
            }
            copy(response.body().byteStream(), into);
        }
    }

    private Request request(String name) throws NoFileException {
        HttpUrl base = config.metricsUrl().map(HttpUrl::parse).orElse(null);
        if (base == null || config.metricsToken().isEmpty()) {
            throw new NoFileException(ExportTrouble.NOT_CONFIGURED);
        }
        return new Request.Builder()
                .url(base.newBuilder()
                        .addPathSegment("files")
                        .addPathSegment(name)
                        .build())
                .header("Authorization", "Bearer " + config.metricsToken().get())
                .build();
    }

    private void copy(InputStream from, Path into) throws IOException, NoFileException {
        byte[] piece = new byte[PIECE];
        long bytes = 0;
        try (OutputStream to = Files.newOutputStream(into)) {
            for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
                bytes += read;
                if (bytes > config.largestBytes()) {
                    throw new NoFileException(ExportTrouble.TOO_BIG);
                }
                to.write(piece, 0, read);
            }
        }
    }
}
