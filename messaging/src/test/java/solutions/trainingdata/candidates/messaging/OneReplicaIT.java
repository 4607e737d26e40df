package solutions.trainingdata.candidates.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The lock of a duty falls with the duty, whatever happens to it or to its connection. */
@QuarkusTest
@QuarkusTestResource(MessagingSandbox.class)
class OneReplicaIT {

    private static final String DUTY = "a duty of this test";

    @Inject
    AgroalDataSource database;

    @Inject
    OneReplica oneReplica;

    @Test
    void aLockThatCannotBeGivenBackFallsWithItsConnection() {
        assertThat(new OneReplica(refusing("pg_advisory_unlock"))
                        .does(DUTY, () -> assertThat(locks()).isEqualTo(1)))
                .isTrue();
        await().until(() -> locks() == 0);
        assertThat(oneReplica.does(DUTY, () -> {})).isTrue();
    }

    @Test
    void aDutyThatFailsGivesTheLockBack() {
        assertThatThrownBy(() -> oneReplica.does(DUTY, () -> {
                    throw new IllegalStateException("the duty failed");
                }))
                .hasMessage("the duty failed");
        assertThat(locks()).isZero();
    }

    @Test
    void aConnectionThatDiesMeanwhileTakesTheLockWithIt() {
        assertThat(oneReplica.does(
                        DUTY,
                        () -> count("SELECT count(pg_terminate_backend(pid)) FROM pg_locks"
                                + " WHERE locktype = 'advisory' AND objid = hashtext('" + DUTY
                                + "')::bit(32)::bigint::oid")))
                .isTrue();
        await().until(() -> locks() == 0);
        await().ignoreExceptions().until(() -> oneReplica.does(DUTY, () -> {}));
    }

    private long locks() {
        return count("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = hashtext('" + DUTY
                + "')::bit(32)::bigint::oid");
    }

    private long count(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The pool, whose connections fail at one statement and work on. */
    private AgroalDataSource refusing(String words) {
        return proxy(
                AgroalDataSource.class,
                database,
                (call, result) -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, (statement, prepared) -> {
                            if (statement.contains(words)) {
                                throw new SQLException("canceling statement due to statement timeout", "57014");
                            }
                            return prepared;
                        })
                        : result);
    }

    private interface Change {
        Object of(String firstArgument, Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T real, Change change) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                return change.of(args == null ? "" : String.valueOf(args[0]), method.invoke(real, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
