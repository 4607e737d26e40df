package solutions.trainingdata.candidates.messaging.inbox;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Tells whose fault a failed handling is. The database's: no connection, a server that stops or has run out of
 * something, a deadlock, a commit without an answer; the message is innocent. Everything else is the message's or its
 * handler's, a violated constraint too.
 *
 * @see <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">PostgreSQL's SQLSTATEs</a>
 */
final class DatabaseFailure {

    /**
     * Connection; read-only after a failover; idle for too long; rollback by the server; resources; lock not
     * available; operator; system; foreign server.
     */
    private static final List<String> STATES =
            List.of("08", "25006", "25P03", "25P04", "40", "53", "55P03", "57", "58", "HV");

    private static final List<Class<? extends Exception>> OF_A_TRANSACTION = List.of(
            RollbackException.class,
            SystemException.class,
            HeuristicMixedException.class,
            HeuristicRollbackException.class);

    private DatabaseFailure() {}

    static boolean in(Throwable failure) {
        Set<Throwable> all = all(failure);
        List<SQLException> sql = all.stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .toList();
        return sql.isEmpty()
                ? all.stream().anyMatch(one -> OF_A_TRANSACTION.stream().anyMatch(type -> type.isInstance(one)))
                : sql.stream().map(SQLException::getSQLState).anyMatch(DatabaseFailure::ofTheDatabase);
    }

    /** Without a state it is the pool's own: no connection within its time. */
    private static boolean ofTheDatabase(String state) {
        return state == null || STATES.stream().anyMatch(state::startsWith);
    }

    private static Set<Throwable> all(Throwable failure) {
        Set<Throwable> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> left = new ArrayDeque<>(List.of(failure));
        while (!left.isEmpty()) {
            Throwable next = left.remove();
            if (found.add(next)) {
                left.addAll(List.of(next.getSuppressed()));
                if (next.getCause() != null) {
                    left.add(next.getCause());
                }
            }
        }
        return found;
    }
}
