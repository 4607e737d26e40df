package solutions.trainingdata.candidates.messaging.work;

import java.util.UUID;

/**
 * A claimed row.
 *
 * @param id the row's key
 * @param tries counts the started steps since the last success, this one included
 * @param press the person's press it was asked with
 * @param claim the fence: writes of this step count only while the row still has it
 */
public record WorkItem(String id, String state, int tries, int press, UUID claim) {}
