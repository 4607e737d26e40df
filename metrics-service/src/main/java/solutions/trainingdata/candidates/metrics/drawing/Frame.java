package solutions.trainingdata.candidates.metrics.drawing;

import java.util.Objects;

/**
 * One picture of a task.
 *
 * @param index position in the task, from 0
 * @param image base name of the picture's file
 * @param width in px; 0 where it is not known
 * @param height in px; 0 where it is not known
 */
public record Frame(int index, String image, int width, int height) {
    public Frame {
        Objects.requireNonNull(image);
    }

    public boolean knowsItsSize() {
        return width > 0 && height > 0;
    }
}
