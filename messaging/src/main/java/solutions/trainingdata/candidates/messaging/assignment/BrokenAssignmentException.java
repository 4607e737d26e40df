package solutions.trainingdata.candidates.messaging.assignment;

import java.util.List;
import java.util.stream.Collectors;

/** The files of an assignment cannot be used; holds every fault that was found, one line of the message each. */
public final class BrokenAssignmentException extends RuntimeException {
    private final transient List<Fault> faults;

    public BrokenAssignmentException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
