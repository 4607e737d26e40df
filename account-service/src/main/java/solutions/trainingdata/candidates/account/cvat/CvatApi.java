package solutions.trainingdata.candidates.account.cvat;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * CVAT's REST API as far as accounts need it. Answers are read as text: their content type is CVAT's own, and an error
 * may be any kind of JSON, HTML or nothing. The HTTP client keeps no cookies, which CVAT would put before the token.
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
    @Path("/users/self")
    Response self(@HeaderParam(HttpHeaders.AUTHORIZATION) String token);

    /** @param username exact, its case too; must not be blank, which would be no filter */
    @GET
    @Path("/users")
    Response users(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @QueryParam("username") String username);

    /** A page beyond the last is a 404. */
    @GET
    @Path("/users")
    Response page(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @QueryParam("sort") String sort,
            @QueryParam("page") int page,
            @QueryParam("page_size") int size);

    @GET
    @Path("/users/{id}")
    Response user(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("id") long id);

    @DELETE
    @Path("/users/{id}")
    Response delete(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("id") long id);

    @POST
    @Path("/auth/register")
    Response register(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, NewUser user);

    @PATCH
    @Path("/users/{id}")
    Response update(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("id") long id, Groups groups);

    @PATCH
    @Path("/users/{id}")
    Response update(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("id") long id, Activity activity);

    /** Body of the login. */
    record Login(String username, String password) {
        @Override
        public String toString() {
            return "Login[username=" + username + "]";
        }
    }

    /** Body of a registration; CVAT wants the password twice. */
    record NewUser(String username, String email, String password1, String password2) {
        @Override
        public String toString() {
            return "NewUser[username=" + username + "]";
        }
    }

    /** Body that replaces a user's groups. */
    record Groups(List<String> groups) {}

    /** Body that says whether a user may sign in. */
    record Activity(@JsonProperty("is_active") boolean active) {}
}
