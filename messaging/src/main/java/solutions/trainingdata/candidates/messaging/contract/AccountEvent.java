package solutions.trainingdata.candidates.messaging.contract;

import solutions.trainingdata.candidates.messaging.sealed.SealedPassword;

/** What account-service tells about candidates' CVAT accounts. */
public sealed interface AccountEvent extends Event {

    /**
     * The account is ready: registered, role verified. Repeated unchanged for an open account.
     *
     * @param cvatUsername the login
     * @param cvatUserId CVAT's own id of the user, which a renamed user keeps
     * @param closings how often it was closed before it was opened so; absent means 0
     */
    @WireName("account.opened.v1")
    record Opened(
            CandidateId candidate, String cvatUsername, long cvatUserId, SealedPassword password, Integer closings)
            implements AccountEvent {
        public Opened {
            Fields.require(candidate, "candidate");
            Fields.require(cvatUsername, "cvatUsername");
            Fields.requirePositive(cvatUserId, "cvatUserId");
            Fields.require(password, "password");
            closings = Fields.orZero(closings, "closings");
        }

        /** Of an account that was never closed. */
        public Opened(CandidateId candidate, String cvatUsername, long cvatUserId, SealedPassword password) {
            this(candidate, cvatUsername, cvatUserId, password, 0);
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

    /** Nobody can sign in with the account any more, or there never was one. Repeated unchanged. */
    @WireName("account.closed.v1")
    record Closed(CandidateId candidate, int closing) implements AccountEvent {
        public Closed {
            Fields.require(candidate, "candidate");
            Fields.requirePositive(closing, "closing");
        }
    }

    /**
     * The account could not be closed: it may still be open. Nothing more is tried until a person presses again.
     *
     * @param press the press that failed
     * @param reason in words, for HR and ops; holds no secret
     */
    @WireName("account.close-failed.v1")
    record CloseFailed(CandidateId candidate, int closing, int press, String reason) implements AccountEvent {
        public CloseFailed {
            Fields.require(candidate, "candidate");
            Fields.requirePositive(closing, "closing");
            Fields.requirePositive(press, "press");
            Fields.require(reason, "reason");
        }
    }
}
