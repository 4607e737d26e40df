package solutions.trainingdata.candidates.messaging.assignment;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in the files of one assignment, so that its author learns everything at once. */
public final class Faults {
    private final List<Fault> found = new ArrayList<>();

    public void add(String file, int line, String what) {
        found.add(new Fault(file, line, what));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * @throws BrokenAssignmentException when anything was collected
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new BrokenAssignmentException(found);
        }
    }
}
