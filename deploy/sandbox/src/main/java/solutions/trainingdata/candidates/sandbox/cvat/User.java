package solutions.trainingdata.candidates.sandbox.cvat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** An account as CVAT stores it. */
final class User {
    final long id;
    final Instant joined;
    String username;
    String email;
    String firstName = "";
    String lastName = "";
    final Set<String> groups = new TreeSet<>();
    boolean staff;
    boolean superuser;
    boolean active = true;
    Instant lastLogin;
    /** The legacy token, null until the first login. */
    String token;

    private byte[] passwordDigest;

    User(long id, String username, String email, String password, Instant joined) {
        this.id = id;
        this.username = username;
        this.email = email;
        setPassword(password);
        this.joined = joined;
    }

    void setPassword(String password) {
        passwordDigest = digest(password);
    }

    boolean hasPassword(String password) {
        return MessageDigest.isEqual(passwordDigest, digest(password));
    }

    /** May do everything with tasks and jobs; only a superuser may do everything with users. */
    boolean isAdmin() {
        return superuser || groups.contains("admin");
    }

    /** The highest group counts. */
    boolean mayCreateTasks() {
        return isAdmin() || groups.contains("user");
    }

    /** In no group at all one may look, not write. */
    boolean mayWrite() {
        return superuser || !groups.isEmpty();
    }

    private byte[] digest(String password) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(Long.toString(id).getBytes(StandardCharsets.UTF_8));
            return sha.digest(password.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
