package solutions.trainingdata.candidates.messaging.contract;

/**
 * What account-service can be asked for. Each is answered by an {@link AccountEvent}, the same one however often.
 * Closing and reopening take turns: both name the number of the closing that they are about, so that a late or repeated
 * command of an earlier turn changes nothing.
 */
public sealed interface AccountCommand extends Command {

    /**
     * Have a CVAT account for this candidate. Answered by {@link AccountEvent.Opened} or {@link AccountEvent.Failed}.
     *
     * @param press raised only when a person presses again: a failed account is tried anew only then
     * @param telegramUsername without the @, null when the person has none; becomes part of the login
     * @param closings how often the account was closed before: one closed so often is reopened, one closed more often
     *     stays closed; absent means 0
     */
    @WireName("account.open.v1")
    record Open(CandidateId candidate, int press, String telegramUsername, Integer closings) implements AccountCommand {
        public Open {
            Fields.require(candidate, "candidate");
            Fields.requirePositive(press, "press");
            closings = Fields.orZero(closings, "closings");
        }

        /** Of an account that was never closed. */
        public Open(CandidateId candidate, int press, String telegramUsername) {
            this(candidate, press, telegramUsername, 0);
        }
    }

    /**
     * Nobody may sign in with this account any more; it is kept. Answered by {@link AccountEvent.Closed}, or {@link
     * AccountEvent.CloseFailed}.
     *
     * @param closing counts from 1: the n-th time that this account is closed
     * @param press raised only when a person presses again
     */
    @WireName("account.close.v1")
    record Close(CandidateId candidate, int closing, int press) implements AccountCommand {
        public Close {
            Fields.require(candidate, "candidate");
            Fields.requirePositive(closing, "closing");
            Fields.requirePositive(press, "press");
        }
    }
}
