package solutions.trainingdata.candidates.sandbox.broker;

/** An AMQP 0-9-1 broker on loopback with the project's topology, that a test can stop and start again on its port. */
public interface AmqpBroker extends AutoCloseable {

    int port();

    /** Of a user who may do everything. */
    String username();

    String password();

    default String virtualHost() {
        return "/";
    }

    /** Ends the broker and every connection to it. */
    void stop();

    /** On the same port, with the topology; with the messages too if the broker keeps them. */
    void startAgain();

    @Override
    void close();
}
