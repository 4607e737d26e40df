package solutions.trainingdata.candidates.metrics.cvat;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * CVAT's REST API as far as submissions need it. Answers are read as text: their content type is CVAT's own, and an
 * error may be any kind of JSON, HTML or nothing. Only a plain {@code Response} is streamed, so that it can be cut off.
 */
@RegisterRestClient(configKey = "cvat")
@Path("/api")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(CvatApi.CVAT_JSON)
interface CvatApi {

    /** {@code application/json} in Accept is answered with 406. */
    String CVAT_JSON = "application/vnd.cvat+json";

    @POST
    @Path("/auth/login")
    Response login(Login login);

    @GET
    @Path("/labels")
    Response labels(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @QueryParam("task_id") long task,
            @QueryParam("page_size") String pageSize);

    @GET
    @Path("/tasks/{id}/data/meta")
    Response frames(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("id") long task);

    @GET
    @Path("/jobs")
    Response jobs(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @QueryParam("task_id") long task,
            @QueryParam("type") String type,
            @QueryParam("sort") String sort,
            @QueryParam("page_size") String pageSize);

    @GET
    @Path("/tasks/{id}/annotations/")
    Response annotations(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("id") long task);

    /** Body of the login. */
    record Login(String username, String password) {
        @Override
        public String toString() {
            return "Login[username=" + username + "]";
        }
    }
}
