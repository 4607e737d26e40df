package solutions.trainingdata.candidates.task.cvat;

/** CVAT did not answer, or not as it should. Tried again later. Its message is read by HR: words, no class, no page. */
public class CvatUnavailableException extends RuntimeException {

    private static final int NO_ANSWER = 0;

    private final int status;
    private final String detail;

    CvatUnavailableException(String words, int status, String detail) {
        super(words);
        this.status = status;
        this.detail = detail;
    }

    /** The same again, thrown elsewhere: an exception collects the traces of all who throw it. */
    CvatUnavailableException(CvatUnavailableException other) {
        this(other.getMessage(), other.status, other.detail);
    }

    /**
     * @param asked what was asked, as an infinitive
     * @param detail short plain text, may be empty
     */
    static CvatUnavailableException answered(String asked, int status, String detail) {
        String words = "CVAT answered " + status + " when asked to " + asked;
        return new CvatUnavailableException(words + (detail.isEmpty() ? "" : " (" + detail + ")"), status, detail);
    }

    /** @param why in words */
    static CvatUnavailableException silent(String asked, String why) {
        return new CvatUnavailableException(
                "CVAT gave no answer when asked to " + asked + " (" + why + ")", NO_ANSWER, why);
    }

    /** An answer, good by its status, that is not what CVAT says to such a call: a proxy's page, a part of one. */
    static CvatUnavailableException odd(String asked) {
        return new CvatUnavailableException(
                "What was answered when CVAT was asked to " + asked + " is not an answer of CVAT: is CVAT_URL right?",
                NO_ANSWER,
                "");
    }

    /** A good answer that shows that nothing was changed. */
    public static CvatUnavailableException ignored(String asked) {
        return new CvatUnavailableException("CVAT said yes and did nothing when asked to " + asked, NO_ANSWER, "");
    }

    static CvatUnavailableException loginRefused(String username, int status, String detail) {
        return new CvatUnavailableException(
                "CVAT refuses the login of " + username + (detail.isEmpty() ? "" : " (" + detail + ")")
                        + ": check CVAT_USERNAME and CVAT_PASSWORD",
                status,
                detail);
    }

    /** @return HTTP status, 0 when there was no answer of CVAT */
    public int status() {
        return status;
    }

    String detail() {
        return detail;
    }

    /** CVAT failed at it; for an unknown user or a task in creation that is its way to say so. */
    public boolean isServerError() {
        return status >= 500;
    }
}
