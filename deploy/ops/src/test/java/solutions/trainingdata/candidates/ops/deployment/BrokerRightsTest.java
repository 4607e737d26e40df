package solutions.trainingdata.candidates.ops.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Kubernetes' users of the broker may do what {@code deploy/rabbitmq/users} lets them, and KEDA's may only look. */
class BrokerRightsTest {

    private static final Pattern RIGHTS =
            Pattern.compile("(?m)^(?:users='| +)([a-z-]+) +(\\^\\S+\\$) +(\\^\\S+\\$)'?$");

    @ParameterizedTest
    @FieldSource("solutions.trainingdata.candidates.ops.deployment.Manifests#OVERLAYS")
    void areThoseOfTheScript(String overlay) {
        Map<String, String> expected = new TreeMap<>(Map.of("keda", "^$ ^$ ^$ [monitoring]"));
        RIGHTS.matcher(ProjectFiles.text("deploy/rabbitmq/users"))
                .results()
                .forEach(user -> expected.put(user.group(1), "^$ " + user.group(2) + " " + user.group(3) + " "));
        assertThat(expected).hasSize(6);
        Manifests manifests = Manifests.of(overlay);
        Map<String, String> made = new TreeMap<>();
        manifests.kind("Permission").forEach(permission -> {
            String user = permission.at("/spec/userReference/name").asText();
            var rights = permission.at("/spec/permissions");
            made.put(
                    user,
                    String.join(
                            " ",
                            rights.path("configure").asText(),
                            rights.path("write").asText(),
                            rights.path("read").asText(),
                            manifests
                                    .get("User", user)
                                    .at("/spec/tags")
                                    .toString()
                                    .replace("\"", "")));
        });
        assertThat(made).isEqualTo(expected);
    }
}
