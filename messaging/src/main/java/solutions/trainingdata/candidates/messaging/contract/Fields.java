package solutions.trainingdata.candidates.messaging.contract;

/** Checks of the contract's compact constructors: a message that breaks one is unreadable. */
final class Fields {

    private Fields() {}

    static <T> T require(T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    static void requirePositive(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1: " + value);
        }
    }

    /** A yes or no that earlier versions of a message did not have. */
    static Boolean orFalse(Boolean value) {
        return value != null && value;
    }

    /** A number that earlier versions of a message did not have. */
    static Integer orZero(Integer value, String name) {
        if (value != null && value < 0) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
        return value == null ? 0 : value;
    }
}
