package solutions.trainingdata.candidates.sandbox.annotate;

import java.util.List;

/**
 * A CVAT job as its annotator sees it.
 *
 * @param state as CVAT spells it: new, in progress, completed, rejected
 * @param frames in order; the first has the number of the job's start frame
 */
public record AnnotationJob(long id, long taskId, String state, List<Frame> frames) {

    /**
     * @param number in the task
     * @param image base name of the file
     * @param width in pixels
     */
    public record Frame(int number, String image, int width, int height) {}

    public List<String> images() {
        return frames.stream().map(Frame::image).toList();
    }
}
