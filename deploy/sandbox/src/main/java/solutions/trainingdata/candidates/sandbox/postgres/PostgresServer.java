package solutions.trainingdata.candidates.sandbox.postgres;

/** A PostgreSQL server on loopback that a test can stop and start again with its data and on its port. */
public interface PostgresServer extends AutoCloseable {

    int port();

    /** The database of this name, made when it is missing. */
    SandboxDatabase database(String name);

    /** Ends the server and every connection to it; the data stay for {@link #startAgain}. */
    void stop();

    void startAgain();

    /** Also deletes data that were to be kept nowhere. */
    @Override
    void close();
}
