package solutions.trainingdata.candidates.metrics.truth;

/** How the number of shapes per image and label is checked before acceptance; the word is the one in the yaml. */
public enum CountRule {
    /** As many as the ground truth has. */
    EXACT("exact"),
    /** At least one where the ground truth has any. */
    AT_LEAST_ONE("at-least-one"),
    /** Not checked. */
    NONE("none");

    private final String word;

    CountRule(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
