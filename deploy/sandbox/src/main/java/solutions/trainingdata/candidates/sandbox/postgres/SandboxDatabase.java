package solutions.trainingdata.candidates.sandbox.postgres;

/**
 * How a service reaches its own database on the sandbox's server.
 *
 * @param url JDBC address, as {@code DATABASE_URL}
 * @param username as {@code DATABASE_USERNAME}
 * @param password as {@code DATABASE_PASSWORD}; the sandbox's server listens on loopback only and trusts any
 */
public record SandboxDatabase(String url, String username, String password) {}
