package solutions.trainingdata.candidates.sandbox.launcher;

import solutions.trainingdata.candidates.sandbox.telegram.Person;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

/** The people on the sandbox' chat page: a candidate and an HR, and some who are unlike them. */
final class Cast {

    static final long HR_ID = 815;
    static final String HR_NAME = "Helen";
    static final String HR_CONTACT = "@helen_hr";
    static final long CANDIDATE_ID = 4711;

    private Cast() {}

    static void enter(TelegramSimulator telegram) {
        candidate(telegram);
        hr(telegram);
        telegram.person(4712, "Алексей", "Смирнов", null, "ru");
    }

    static Person candidate(TelegramSimulator telegram) {
        return telegram.person(CANDIDATE_ID, "Mira", "Sokolova", "mira_s", "en");
    }

    static Person hr(TelegramSimulator telegram) {
        return telegram.person(HR_ID, HR_NAME, "Brandt", "helen_hr", "en");
    }
}
