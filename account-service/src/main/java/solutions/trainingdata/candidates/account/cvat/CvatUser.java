package solutions.trainingdata.candidates.account.cvat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * A user as CVAT shows it to a superuser.
 *
 * @param id CVAT's own, kept when the user is renamed
 * @param email never null for a superuser's eyes; CVAT lower-cases the domain only
 * @param groups the roles, in no order
 * @param joined when it was registered, by CVAT's clock
 * @param lastLogin set by the registration, too; null where CVAT has none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CvatUser(
        long id,
        String username,
        String email,
        List<String> groups,
        @JsonProperty("is_superuser") boolean superuser,
        @JsonProperty("is_staff") boolean staff,
        @JsonProperty("is_active") boolean active,
        @JsonProperty("date_joined") Instant joined,
        @JsonProperty("last_login") Instant lastLogin) {

    public boolean hasEmail(String other) {
        return other.equalsIgnoreCase(email);
    }

    /** Whether this is its one and only role: of several CVAT takes the mightiest. */
    public boolean hasOnlyGroup(String group) {
        return List.of(group).equals(groups);
    }

    /** Anybody but a superuser is shown users without these. */
    boolean isComplete() {
        return email != null && groups != null;
    }
}
