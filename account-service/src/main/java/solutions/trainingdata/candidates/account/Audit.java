package solutions.trainingdata.candidates.account;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Consumer;

/** The record of what was done to whose account: a row for each step, with the database's time, without secrets. */
@ApplicationScoped
class Audit {

    /** The person that the account is for, through the chat. */
    static final String CANDIDATE = "candidate";

    /** A person on the whitelist, through the chat. */
    static final String HR = "HR";

    /** This service, in CVAT by its superuser. */
    static final String SERVICE = "account-service";

    private final AgroalDataSource database;

    Audit(AgroalDataSource database) {
        this.database = database;
    }

    /** What becomes of the row after a step of this service, with its line here. */
    Runnable saving(Account account, String what, String outcome, Consumer<Account> change) {
        return () -> {
            change.accept(Account.findById(account.id));
            write(account.id, SERVICE, what, outcome);
        };
    }

    /** In the caller's transaction, if there is one. */
    void write(String accountId, String who, String what, String outcome) {
        String insert = "INSERT INTO account_audit (account_id, who, what, outcome) VALUES (?, ?, ?, ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement(insert)) {
            row.setString(1, accountId);
            row.setString(2, who);
            row.setString(3, what);
            row.setString(4, outcome);
            row.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write to the audit of account " + accountId, e);
        }
    }
}
