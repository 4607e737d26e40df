package solutions.trainingdata.candidates.metrics.cvat;

/** CVAT answered with more than is ever read. */
class AnswerTooLargeException extends CvatUnavailableException {

    AnswerTooLargeException(String asked, int status, int most) {
        super(asked, status, "the answer is larger than " + most + " bytes");
    }
}
