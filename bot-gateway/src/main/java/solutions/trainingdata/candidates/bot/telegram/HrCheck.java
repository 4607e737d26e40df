package solutions.trainingdata.candidates.bot.telegram;

import java.util.Optional;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/** Whether somebody is HR: asked each time before what is for HR goes to their chat. */
public interface HrCheck {

    /** @return empty while nobody can say so */
    Optional<Boolean> isHr(CandidateId person);
}
