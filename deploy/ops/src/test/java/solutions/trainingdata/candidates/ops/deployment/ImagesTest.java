package solutions.trainingdata.candidates.ops.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code deploy/Dockerfile} and the Maven profile "jib" make the same image, of versions, for a user who is not root. */
class ImagesTest {

    private static final String FILE = "deploy/Dockerfile";

    @Test
    void theImageIsOfAVersionAndRunsAsNobodySpecial() {
        assertThat(ProjectFiles.find(FILE, "ARG JDK=(\\S+)")).contains(":").doesNotContain("latest");
        assertThat(ProjectFiles.find(FILE, "ARG JRE=(\\S+)")).matches("\\S+:\\d\\S+-jre-\\S+");
        assertThat(ProjectFiles.find(FILE, "(?s).*\\nFROM (\\S+)\\n")).isEqualTo("${JRE}");
        String user = ProjectFiles.find(FILE, "(?m)^USER (\\S+)$");
        assertThat(user).matches("[1-9]\\d*:[1-9]\\d*");
        assertThat(ProjectFiles.text("deploy/kubernetes/base/service.yaml"))
                .contains("runAsUser: " + user.split(":")[0]);
        assertThat(ProjectFiles.text("deploy/compose/compose.yaml")).contains("user: \"" + user + "\"");
        assertThat(ProjectFiles.find(FILE, "(?m)^ENTRYPOINT (.*)$")).contains("-XX:MaxRAMPercentage=");
    }

    @Test
    void jibMakesTheSame() {
        assertThat(profile("base-jvm-image")).isEqualTo(ProjectFiles.find(FILE, "ARG JRE=(\\S+)"));
        assertThat(profile("user")).isEqualTo(ProjectFiles.find(FILE, "(?m)^USER (\\S+)$"));
        assertThat(profile("working-directory")).isEqualTo(ProjectFiles.find(FILE, "(?s).*\\nWORKDIR (\\S+)\\n"));
        assertThat(profile("jvm-entrypoint"))
                .isEqualTo(
                        ProjectFiles.find(FILE, "(?m)^ENTRYPOINT \\[\"(.*)\"]$").replace("\", \"", ","));
    }

    private static String profile(String key) {
        return ProjectFiles.find("pom.xml", "<quarkus\\.jib\\." + key + ">([^<]*)<");
    }
}
