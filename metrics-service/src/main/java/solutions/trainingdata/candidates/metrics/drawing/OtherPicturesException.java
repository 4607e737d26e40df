package solutions.trainingdata.candidates.metrics.drawing;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** A drawing does not show the pictures that it is to be judged by. */
public final class OtherPicturesException extends RuntimeException {
    OtherPicturesException(List<String> missing, Collection<String> shown) {
        super("no frame shows " + String.join(", ", missing) + "; the task shows "
                + String.join(", ", new TreeSet<>(shown)));
    }
}
