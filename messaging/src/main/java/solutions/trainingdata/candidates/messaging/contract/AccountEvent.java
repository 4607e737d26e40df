package solutions.trainingdata.candidates.messaging.contract;

import solutions.trainingdata.candidates.messaging.sealed.SealedPassword;

/** What account-service tells about candidates' CVAT accounts. */
public sealed interface AccountEvent extends Event {

    /**
     * The account is ready: registered, role verified. Repeated unchanged for an open account.
     *
     * @param cvatUsername the login
     * @param cvatUserId CVAT's own id of the user, which a renamed user keeps
     */
    @WireName("account.opened.v1")
    record Opened(CandidateId candidate, String cvatUsername, long cvatUserId, SealedPassword password)
            implements AccountEvent {
        public Opened {
            Fields.require(candidate, "candidate");
            Fields.require(cvatUsername, "cvatUsername");
            Fields.requirePositive(cvatUserId, "cvatUserId");
            Fields.require(password, "password");
        }
    }

    /**
     * The account could not be made and nothing more is tried until a person presses again.
     *
     * @param press the press that failed
     * @param reason in words, for HR and ops; holds no secret
     */
    @WireName("account.failed.v1")
    record Failed(CandidateId candidate, int press, String reason) implements AccountEvent {
        public Failed {
            Fields.require(candidate, "candidate");
            Fields.requirePositive(press, "press");
            Fields.require(reason, "reason");
        }
    }
}
