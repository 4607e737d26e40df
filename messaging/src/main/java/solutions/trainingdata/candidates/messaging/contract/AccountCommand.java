package solutions.trainingdata.candidates.messaging.contract;

/** What account-service can be asked for. Each is answered by an {@link AccountEvent}, the same one however often. */
public sealed interface AccountCommand extends Command {

    /**
     * Have a CVAT account for this candidate. Answered by {@link AccountEvent.Opened} or {@link AccountEvent.Failed}.
     *
     * @param press raised only when a person presses again: a failed account is tried anew only then
     * @param telegramUsername without the @, null when the person has none; becomes part of the login
     */
    @WireName("account.open.v1")
    record Open(CandidateId candidate, int press, String telegramUsername) implements AccountCommand {
        public Open {
            Fields.require(candidate, "candidate");
            Fields.requirePositive(press, "press");
        }
    }
}
