package solutions.trainingdata.candidates.account;

import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/** The login a candidate gets, within CVAT's rules: 5 to 150 of letters, digits and {@code @ . + - _}. */
final class Login {

    static final int LONGEST = 150;
    private static final String ENDING = "_test_Annotator";

    private Login() {}

    /**
     * @param telegramUsername null without one, and then the candidate's id stands in, which never changes
     * @param number 1 for the plain login, above that a suffix tells it from those that others have
     */
    static String of(CandidateId candidate, String telegramUsername, int number) {
        String ending = number == 1 ? ENDING : ENDING + "_" + number;
        String name = telegramUsername == null ? "" : telegramUsername.replaceAll("[^A-Za-z0-9_.+-]", "");
        if (name.isEmpty()) {
            name = "tg" + candidate.key();
        }
        int longest = LONGEST - ending.length();
        return (name.length() <= longest ? name : name.substring(0, longest)) + ending;
    }
}
