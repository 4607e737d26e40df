package solutions.trainingdata.candidates.task.cvat;

/** CVAT answered with more than is ever read. */
class AnswerTooLargeException extends CvatUnavailableException {

    AnswerTooLargeException(String asked, long most) {
        super("CVAT answered with more than " + most + " bytes when asked to " + asked, 0, "");
    }
}
