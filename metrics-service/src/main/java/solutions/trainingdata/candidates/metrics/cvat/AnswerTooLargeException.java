package solutions.trainingdata.candidates.metrics.cvat;

/** CVAT answered with more than is ever read. */
class AnswerTooLargeException extends CvatUnavailableException {

    AnswerTooLargeException(String call, int status, int most) {
        super(call, status, "the answer is larger than " + most + " bytes");
    }
}
