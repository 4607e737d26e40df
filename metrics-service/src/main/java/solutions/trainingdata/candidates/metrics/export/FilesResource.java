package solutions.trainingdata.candidates.metrics.export;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Hands out spreadsheets to whoever shows the token; any replica, from the database. */
@Path("/files")
@ApplicationScoped
public class FilesResource {

    private static final Logger LOG = Logger.getLogger(FilesResource.class);
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final AgroalDataSource database;
    private final ExportConfig config;

    FilesResource(AgroalDataSource database, ExportConfig config) {
        this.database = database;
        this.config = config;
    }

    void started(@Observes StartupEvent event) {
        if (token().isEmpty()) {
            LOG.warn("METRICS_TOKEN is not set: spreadsheets are written, but nobody can fetch one");
        }
    }

    @GET
    @Path("/{id}")
    @Blocking
    public Response file(@PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization)
            throws SQLException {
        if (!allowed(authorization)) {
            return Response.status(Response.Status.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .build();
        }
        return StoredFile.find(database, id, config.keep())
                .map(this::answer)
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
    }

    private Response answer(StoredFile file) {
        StreamingOutput content = out -> copy(file, out);
        return Response.ok(content, XLSX)
                .header(HttpHeaders.CONTENT_LENGTH, file.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void copy(StoredFile file, OutputStream out) throws IOException {
        try {
            file.copyTo(out, database);
        } catch (SQLException e) {
            throw new IOException("Cannot read " + file.name(), e);
        }
    }

    /** Takes as long for a wrong token as for the right one. */
    private boolean allowed(String authorization) {
        Optional<byte[]> wanted = token().map(token -> bytes("Bearer " + token));
        return authorization != null && wanted.isPresent() && MessageDigest.isEqual(wanted.get(), bytes(authorization));
    }

    private Optional<String> token() {
        return config.token().filter(token -> !token.isBlank());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
