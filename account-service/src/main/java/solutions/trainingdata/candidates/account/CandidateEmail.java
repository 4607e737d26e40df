package solutions.trainingdata.candidates.account;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Made-up e-mail addresses, our mark in CVAT: {@code cand-INSTALLATION-UUID@candidates.invalid}. The installation's word
 * is drawn by its database once, so that two installations on one CVAT never take each other's accounts for their own,
 * and a database that starts anew takes nobody's.
 */
@ApplicationScoped
class CandidateEmail {

    /** Top-level domain that can never exist: nobody gets mail meant for a candidate. */
    private static final String DOMAIN = "@candidates.invalid";

    private final String prefix;
    private final Pattern ours;

    CandidateEmail(AgroalDataSource database) {
        prefix = "cand-" + mark(database) + "-";
        ours = Pattern.compile(
                Pattern.quote(prefix) + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}" + Pattern.quote(DOMAIN));
    }

    private static String mark(AgroalDataSource database) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT mark FROM installation");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read this installation's mark", e);
        }
    }

    /** Never given before. */
    String next() {
        return prefix + UUID.randomUUID() + DOMAIN;
    }

    /** Whether this installation made it up. Somebody who does not know the mark cannot hit it. */
    boolean isOurs(String email) {
        return email != null && ours.matcher(email).matches();
    }
}
