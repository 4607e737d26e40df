package solutions.trainingdata.candidates.account.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import solutions.trainingdata.candidates.account.cvat.Registration.Reason;

/** Reads from the body of a 400 why a registration was refused: CVAT gives no codes, only fields and sentences. */
final class RefusalReason {

    private RefusalReason() {}

    /** A taken name counts before anything else, as it may be our own earlier registration that took it. */
    static Reason of(JsonNode body) {
        if (says(body.path("username"), "already exists")) {
            return Reason.NAME_TAKEN;
        }
        // Since 2.42 a bare list, before that under the field's name.
        if (says(body, "already registered") || says(body.path("email"), "already registered")) {
            return Reason.EMAIL_TAKEN;
        }
        if (body.has("username") || body.has("email")) {
            return Reason.OTHER;
        }
        boolean password = body.has("password1") || says(body.path("non_field_errors"), "password is too similar");
        return password ? Reason.PASSWORD_REFUSED : Reason.OTHER;
    }

    private static boolean says(JsonNode messages, String words) {
        for (JsonNode message : messages) {
            if (message.asText().toLowerCase(Locale.ROOT).contains(words)) {
                return true;
            }
        }
        return false;
    }
}
