package solutions.trainingdata.candidates.ops.doctor;

import java.util.concurrent.Callable;

/**
 * One question about the configuration, one line.
 *
 * @param needed where it is not answered well, the later checks of its part make no sense
 */
record Check(String name, boolean needed, Callable<Finding> look) {

    static Check needed(String name, Callable<Finding> look) {
        return new Check(name, true, look);
    }

    static Check also(String name, Callable<Finding> look) {
        return new Check(name, false, look);
    }
}
