package solutions.trainingdata.candidates.bot.hr;

/** Whether somebody may do what HR may. */
public enum Access {
    YES,
    /** Not HR: they are to learn nothing. */
    NO,
    /** HR until the list could not be read any more: they may do nothing, but are told why. */
    AWAY
}
