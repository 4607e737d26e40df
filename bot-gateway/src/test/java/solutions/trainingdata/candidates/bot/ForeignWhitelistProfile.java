package solutions.trainingdata.candidates.bot;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;

/** The gateway as it is, on databases of its own. */
public final class ForeignWhitelistProfile implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(SandboxTestResource.class, Map.of("parts", "broker,telegram")),
                new TestResourceEntry(ForeignWhitelistPart.class));
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
