package solutions.trainingdata.candidates.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57P03", "53300", "40P01", "40001", "25006", "25P03", "58030", "HV00N"})
    void blamesTheDatabaseForWhatTheServerCouldNotDo(String state) {
        assertThat(DatabaseFailure.in(
                        new IllegalStateException("no", new PersistenceException(new SQLException("x", state)))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22021", "42P01", "25P02", "P0001"})
    void blamesTheMessageForWhatTheServerRefused(String state) {
        RollbackException commit = new RollbackException("at the flush");
        commit.initCause(new PersistenceException(new BatchUpdateException("x", state, new int[0])));
        assertThat(DatabaseFailure.in(new IllegalStateException(commit))).isFalse();
    }

    @Test
    void blamesTheDatabaseWhenThePoolHasNoConnectionOrACommitStaysWithoutAnswer() {
        assertThat(DatabaseFailure.in(new IllegalStateException(new SQLException("Sorry, acquisition timeout!"))))
                .isTrue();
        assertThat(DatabaseFailure.in(new IllegalStateException(new RollbackException("no answer"))))
                .isTrue();
    }

    @Test
    void findsItAmongTheSuppressedToo() {
        IllegalStateException failure = new IllegalStateException("outer");
        failure.addSuppressed(new RuntimeException(new SQLException("x", "08006")));
        assertThat(DatabaseFailure.in(failure)).isTrue();
    }

    @Test
    void blamesTheHandlerForItsOwnException() {
        assertThat(DatabaseFailure.in(new IllegalStateException("our bug", new NullPointerException())))
                .isFalse();
    }
}
