package solutions.trainingdata.candidates.task.cvat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

/**
 * CVAT's REST API as it is; {@link Cvat} gives it a meaning. Answers are plain, since a typed one is taken into memory
 * whole, however large: {@link CvatAnswers} reads them.
 */
@RegisterRestClient(configKey = "cvat")
@Path("/api")
@Consumes(MediaType.APPLICATION_JSON)
@Produces("application/vnd.cvat+json")
interface CvatApi {

    String AUTHORIZATION = "Authorization";

    @POST
    @Path("/auth/login")
    Response login(Credentials credentials);

    @GET
    @Path("/tasks")
    Response tasksNamed(
            @HeaderParam(AUTHORIZATION) String token,
            @QueryParam("name") String name,
            @QueryParam("sort") String sort,
            @QueryParam("page_size") int pageSize);

    @GET
    @Path("/tasks")
    Response tasks(
            @HeaderParam(AUTHORIZATION) String token,
            @QueryParam("search") String search,
            @QueryParam("sort") String sort,
            @QueryParam("page") int page,
            @QueryParam("page_size") int pageSize);

    @POST
    @Path("/tasks")
    Response createTask(@HeaderParam(AUTHORIZATION) String token, CvatTaskDraft draft);

    @GET
    @Path("/tasks/{id}")
    Response task(@HeaderParam(AUTHORIZATION) String token, @PathParam("id") long id);

    @DELETE
    @Path("/tasks/{id}")
    Response deleteTask(@HeaderParam(AUTHORIZATION) String token, @PathParam("id") long id);

    @POST
    @Path("/tasks/{id}/data/")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    Response upload(@HeaderParam(AUTHORIZATION) String token, @PathParam("id") long id, ClientMultipartForm images);

    @POST
    @Path("/tasks/{id}/data/")
    Response useShare(@HeaderParam(AUTHORIZATION) String token, @PathParam("id") long id, ShareImages images);

    @POST
    @Path("/guides")
    Response createGuide(@HeaderParam(AUTHORIZATION) String token, GuideDraft draft);

    @GET
    @Path("/requests/{id}")
    Response request(@HeaderParam(AUTHORIZATION) String token, @PathParam("id") String id);

    @GET
    @Path("/jobs")
    Response jobs(
            @HeaderParam(AUTHORIZATION) String token,
            @QueryParam("task_id") long taskId,
            @QueryParam("type") String type,
            @QueryParam("sort") String sort,
            @QueryParam("page_size") String pageSize);

    @PATCH
    @Path("/jobs/{id}")
    Response changeJob(@HeaderParam(AUTHORIZATION) String token, @PathParam("id") long id, JobChange change);

    @GET
    @Path("/jobs/{id}/annotations/")
    Response annotations(@HeaderParam(AUTHORIZATION) String token, @PathParam("id") long jobId);

    @GET
    @Path("/users/{id}")
    Response user(@HeaderParam(AUTHORIZATION) String token, @PathParam("id") long id);

    @GET
    @Path("/labels")
    Response labels(
            @HeaderParam(AUTHORIZATION) String token,
            @QueryParam("task_id") long taskId,
            @QueryParam("page_size") String pageSize);

    @GET
    @Path("/tasks/{id}/data/meta")
    Response frames(@HeaderParam(AUTHORIZATION) String token, @PathParam("id") long taskId);

    /** The password never shows in a text of this record. */
    record Credentials(String username, String password) {
        @Override
        public String toString() {
            return "Credentials[username=" + username + "]";
        }
    }

    record Login(String key) {
        @Override
        public String toString() {
            return "Login";
        }
    }

    record Tasks(String next, List<CvatTask> results) {}

    record Jobs(List<CvatJob> results) {}

    record Labels(List<CvatLabel> results) {}

    record Frames(List<Frame> frames) {}

    /** @param name of the image, with its folders where it lies in the share */
    record Frame(String name) {}

    record Accepted(@JsonProperty("rq_id") String requestId) {}

    record ShareImages(
            @JsonProperty("image_quality") int imageQuality,
            @JsonProperty("sorting_method") String sortingMethod,
            @JsonProperty("server_files") List<String> serverFiles) {}

    record Guide(long id) {}

    record GuideDraft(@JsonProperty("task_id") long taskId, String markdown) {}

    /** @param assignee null takes the job from whoever has it, and must be written */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record JobChange(Long assignee) {}

    /** Only whether there are any. */
    record Annotations(List<Object> shapes, List<Object> tracks, List<Object> tags) {}

    record User(long id) {}
}
