package solutions.trainingdata.candidates.bot;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;

/** The gateway as it is, on databases of its own; the other company knows its HR by username. */
public class ForeignWhitelistProfile implements QuarkusTestProfile {

    private final String by;

    public ForeignWhitelistProfile() {
        this("username");
    }

    private ForeignWhitelistProfile(String by) {
        this.by = by;
    }

    /** It knows them by Telegram number. */
    public static final class ById extends ForeignWhitelistProfile {

        public ById() {
            super("id");
        }
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(SandboxTestResource.class, Map.of("parts", "broker,telegram")),
                new TestResourceEntry(ForeignWhitelistPart.class, Map.of(ForeignWhitelistPart.BY, by)));
    }

    /** Other tests' database. */
    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return new GatewayProfile().getConfigOverrides();
    }
}
