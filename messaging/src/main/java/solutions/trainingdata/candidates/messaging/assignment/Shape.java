package solutions.trainingdata.candidates.messaging.assignment;

/** What a candidate draws for a label; the wire word is CVAT's. */
public enum Shape {
    POLYGON("polygon");

    private final String word;

    Shape(String word) {
        this.word = word;
    }

    /** The word in assignment.yaml and in CVAT. */
    public String word() {
        return word;
    }
}
