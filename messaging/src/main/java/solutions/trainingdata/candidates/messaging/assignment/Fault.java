package solutions.trainingdata.candidates.messaging.assignment;

import java.util.Objects;

/**
 * One thing that is wrong in the files of an assignment.
 *
 * @param file path as its author knows it, relative to the assignment's folder
 * @param line line counted from 1; 0 where the file as a whole is meant
 * @param what what is wrong and what would be right
 */
public record Fault(String file, int line, String what) {
    public Fault {
        Objects.requireNonNull(file);
        Objects.requireNonNull(what);
    }

    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + what : file + ": " + what;
    }
}
