package solutions.trainingdata.candidates.ops.doctor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import solutions.trainingdata.candidates.messaging.sealed.PasswordSeal;
import solutions.trainingdata.candidates.ops.settings.Settings;

/** What is configured without a server: the key of the passwords, the assignments, the address that people get. */
final class FilesPart implements Part {

    private final Settings settings;
    private final Path projectRoot;

    FilesPart(Settings settings, Path projectRoot) {
        this.settings = settings;
        this.projectRoot = projectRoot;
    }

    @Override
    public List<Check> checks() {
        return List.of(
                Check.also("CREDENTIALS_KEY", this::credentialsKey),
                Check.also("ASSIGNMENTS_DIR", () -> folder("ASSIGNMENTS_DIR", "assignment.yaml")),
                Check.also("GROUND_TRUTH_DIR", () -> folder("GROUND_TRUTH_DIR", "ground-truth.yaml")),
                Check.also("CVAT_PUBLIC_URL", this::publicUrl));
    }

    private Finding credentialsKey() {
        if (settings.find("CREDENTIALS_KEY").isEmpty()) {
            return Finding.skip("not set: deploy/up makes one");
        }
        try {
            return Finding.ok("%d key(s)", new PasswordSeal(settings.need("CREDENTIALS_KEY")).keys());
        } catch (IllegalArgumentException e) {
            return Finding.fail("%s", e.getMessage());
        }
    }

    private Finding folder(String variable, String file) throws IOException {
        Path folder = settings.find(variable).map(Path::of).orElse(projectRoot.resolve("media/assignments"));
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            return Finding.fail("%s is no folder that can be read here: look at %s", folder, variable);
        }
        try (Stream<Path> inside = Files.list(folder)) {
            List<String> names = inside.filter(assignment -> Files.isReadable(assignment.resolve(file)))
                    .map(assignment -> assignment.getFileName().toString())
                    .sorted()
                    .toList();
            return names.isEmpty()
                    ? Finding.fail("there is no NAME/%s that can be read in %s", file, folder)
                    : Finding.ok("%s (deploy/check-assignment looks into one)", String.join(", ", names));
        }
    }

    /** Telegram refuses a whole message for a button with an address that it does not like. */
    private Finding publicUrl() {
        String variable = settings.find("CVAT_PUBLIC_URL").isPresent() ? "CVAT_PUBLIC_URL" : "CVAT_URL";
        if (settings.find(variable).isEmpty()) {
            return Finding.skip("neither it nor CVAT_URL is set");
        }
        Optional<String> wrong = unusable(settings.need(variable));
        return wrong.isPresent()
                ? Finding.fail(
                        "Telegram refuses buttons with %s, as it %s: set CVAT_PUBLIC_URL to the address at which"
                                + " candidates reach CVAT",
                        variable, wrong.get())
                : Finding.ok("%s", new HttpServer(variable, settings.need(variable)).host());
    }

    private static Optional<String> unusable(String address) {
        URI url;
        try {
            url = URI.create(address);
        } catch (IllegalArgumentException e) {
            return Optional.of("is no address");
        }
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            return Optional.of("begins neither with http:// nor with https://");
        }
        return url.getHost() == null || !url.getHost().contains(".")
                ? Optional.of("has no dot in its host")
                : Optional.empty();
    }
}
