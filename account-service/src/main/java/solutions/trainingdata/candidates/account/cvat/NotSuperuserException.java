package solutions.trainingdata.candidates.account.cvat;

/** The configured CVAT user may not do what accounts need; only ops can change that. */
public class NotSuperuserException extends RuntimeException {

    NotSuperuserException() {
        super("The CVAT user configured is not a superuser: make it one (or set another as CVAT_USERNAME and"
                + " CVAT_PASSWORD), then let the candidate press again");
    }
}
