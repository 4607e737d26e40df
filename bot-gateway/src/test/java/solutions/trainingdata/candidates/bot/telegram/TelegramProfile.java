package solutions.trainingdata.candidates.bot.telegram;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The gateway with {@link ScriptedHandler} in the journey's place, and short delays. */
public class TelegramProfile implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(ScriptedHandler.class, TestProfile.class);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TelegramParts.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = new HashMap<>();
        config.put("CVAT_PUBLIC_URL", "http://cvat.example");
        config.put("telegram.poll-timeout", "2s");
        config.put("telegram.call-limit", "2s");
        config.put("telegram.lock-retry", "100ms");
        config.put("telegram.longest-delay", "1s");
        config.put("telegram.handle-delay", "50ms");
        return config;
    }
}
