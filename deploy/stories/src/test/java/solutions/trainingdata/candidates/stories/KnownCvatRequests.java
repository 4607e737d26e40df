package solutions.trainingdata.candidates.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After each story class: every request that the simulated CVAT got so far is in the list of requests that it is held
 * against the real one for. JUnit finds this by itself, so no story can forget it.
 */
public final class KnownCvatRequests implements AfterAllCallback {
    private static final Path LIST = Sandbox.ROOT.resolve("deploy/sandbox/src/test/resources/cvat/requests-in-use.txt");

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (Sandbox.isRunning()) {
            List<Pattern> known = known();
            TreeSet<String> unknown = new TreeSet<>();
            Sandbox.running().infrastructure().cvat().server().requests().stream()
                    .map(request -> request.method() + " " + request.path())
                    .filter(line -> known.stream()
                            .noneMatch(pattern -> pattern.matcher(line).matches()))
                    .map(line -> line.replaceAll("/\\d+(?=/|$)", "/{id}"))
                    .forEach(unknown::add);
            if (!unknown.isEmpty()) {
                throw new AssertionError("CVAT was sent what its simulator is not checked for; add to " + LIST
                        + " and run RecordedExchangesTest: " + unknown);
            }
        }
    }

    private static List<Pattern> known() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Pattern.compile("\\Q" + line.replace("{id}", "\\E[^/]+\\Q") + "\\E"))
                .toList();
    }
}
