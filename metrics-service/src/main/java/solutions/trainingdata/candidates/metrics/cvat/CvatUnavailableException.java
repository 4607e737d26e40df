package solutions.trainingdata.candidates.metrics.cvat;

/**
 * CVAT did not answer, or not as it should: what the call did is not known. Try again later. Its message is read by HR:
 * words, no class, no path.
 */
class CvatUnavailableException extends RuntimeException {

    private CvatUnavailableException(String message) {
        super(message);
    }

    /** @param words short plain text, may be empty */
    CvatUnavailableException(String asked, int status, String words) {
        this("CVAT answered " + status + " when asked to " + asked + (words.isEmpty() ? "" : " (" + words + ")"));
    }

    /** The same again, thrown elsewhere. */
    CvatUnavailableException(CvatUnavailableException other) {
        this(other.getMessage());
    }

    /**
     * @param asked what was asked, as an infinitive, without ids and names
     * @param why in words
     */
    static CvatUnavailableException silent(String asked, String why) {
        return new CvatUnavailableException("CVAT gave no answer when asked to " + asked + " (" + why + ")");
    }

    static CvatUnavailableException loginRefused(String username, String words) {
        return new CvatUnavailableException("CVAT refuses the login of " + username
                + (words.isEmpty() ? "" : " (" + words + ")") + ": check CVAT_USERNAME and CVAT_PASSWORD");
    }
}
