package solutions.trainingdata.candidates.account.cvat;

/** What CVAT answered to a registration. Anything uncertain is an exception instead. */
public sealed interface Registration {

    /** Made. @param verificationRequired whether nobody can log in before the e-mail address was verified */
    record Made(boolean verificationRequired) implements Registration {}

    /** Certainly not made. @param words CVAT's own, without markup */
    record Refused(Reason reason, String words) implements Registration {}

    /** Why a registration was refused. */
    enum Reason {
        /** Somebody has this user name, perhaps in another case. */
        NAME_TAKEN,
        /** Somebody has this e-mail address, perhaps in another case. */
        EMAIL_TAKEN,
        /** A validator dislikes the password. */
        PASSWORD_REFUSED,
        /** This CVAT lets nobody register (LDAP, a proxy, a permission class). */
        CLOSED,
        /** Anything else that trying again will not change. */
        OTHER
    }
}
