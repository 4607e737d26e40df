package solutions.trainingdata.candidates.metrics.scoring;

/**
 * How one object of the ground truth was drawn.
 *
 * @param image base name
 * @param label name
 * @param iouPercent overlap with the shape matched to it, 0 to 100; 0 where none was
 * @param matched whether any shape was
 * @param textExpected text that is right; null where none is asked for or readable
 * @param textTyped what was typed at the matched shape; null where there is none or no text is asked for
 */
public record ObjectScore(
        String image, String label, double iouPercent, boolean matched, String textExpected, String textTyped) {

    /** True where a text was expected and exactly that one was typed: case and alphabet count. */
    public boolean textIsRight() {
        return textExpected != null && textExpected.equals(textTyped);
    }
}
