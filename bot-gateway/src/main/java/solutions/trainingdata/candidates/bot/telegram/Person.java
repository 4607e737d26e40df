package solutions.trainingdata.candidates.bot.telegram;

import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/**
 * Who wrote or pressed, as Telegram says at that moment. Only the id is stable.
 *
 * @param username without the @, null when the person has none
 * @param lastName null when the person has none
 * @param languageCode IETF tag of the person's app, null when unknown
 */
public record Person(CandidateId id, String username, String firstName, String lastName, String languageCode) {

    /** First and last name, as people write them. */
    public String name() {
        return lastName == null || lastName.isBlank() ? firstName : firstName + " " + lastName;
    }
}
