package solutions.trainingdata.candidates.bot;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Base64;
import java.util.Map;

/** The gateway as it is, with one HR, and as quick as it can: Telegram's pace is held by tests of the sender and by stories. */
public final class GatewayProfile implements QuarkusTestProfile {

    public static final long HR = 9001;
    static final String KEY = "test:" + Base64.getEncoder().encodeToString(new byte[32]);

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "FIRST_HR",
                String.valueOf(HR),
                "HR_CONTACT",
                "@hr_anna",
                "CREDENTIALS_KEY",
                KEY,
                "CVAT_PUBLIC_URL",
                "http://cvat.example",
                "hr.look-for-overdue-decisions-every",
                "1s",
                "telegram.chat-burst",
                "1000");
    }
}
