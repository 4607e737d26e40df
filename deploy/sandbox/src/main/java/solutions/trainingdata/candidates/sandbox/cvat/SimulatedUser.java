package solutions.trainingdata.candidates.sandbox.cvat;

import java.util.Set;

/** An account of the simulated CVAT at one moment, for assertions. */
public record SimulatedUser(long id, String username, String email, Set<String> groups, boolean active) {
    static SimulatedUser of(User user) {
        return new SimulatedUser(user.id, user.username, user.email, Set.copyOf(user.groups), user.active);
    }
}
