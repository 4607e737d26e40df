package solutions.trainingdata.candidates.messaging.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import solutions.trainingdata.candidates.messaging.AfterCommit;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.ServiceMessage;

/** Where a service leaves what it has to say, in the transaction that made it true. */
@ApplicationScoped
public class Outbox {

    private final AgroalDataSource database;
    private final AfterCommit afterCommit;
    private final Relay relay;

    Outbox(AgroalDataSource database, AfterCommit afterCommit, Relay relay) {
        this.database = database;
        this.afterCommit = afterCommit;
        this.relay = relay;
    }

    /**
     * Writes the message's row; it is published after the commit.
     *
     * @throws IllegalStateException outside a transaction, where the message could leave without its cause
     */
    public void publish(ServiceMessage message) {
        if (!QuarkusTransaction.isActive()) {
            throw new IllegalStateException(
                    Contract.wireName(message.getClass()) + " can be published only in a transaction");
        }
        String insert = "INSERT INTO outbox (message_id, type, correlation, body) VALUES (?, ?, ?, ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement(insert)) {
            row.setObject(1, UUID.randomUUID());
            row.setString(2, Contract.wireName(message.getClass()));
            row.setString(
                    3, message.candidate() == null ? null : message.candidate().key());
            row.setString(4, Contract.json(message));
            row.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write " + Contract.wireName(message.getClass()) + " to outbox", e);
        }
        afterCommit.run(relay::wake);
    }
}
