package solutions.trainingdata.candidates.sandbox.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** {@code deploy/up}. */
public final class Up {

    private static final long NEEDED_MIB = 1500;
    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private final Path projectRoot;
    private final Options options;
    private final Map<String, String> configured;
    private final Progress progress;

    private Up(Path projectRoot, Options options, Map<String, String> configured, Progress progress) {
        this.projectRoot = projectRoot;
        this.options = options;
        this.configured = configured;
        this.progress = progress;
    }

    /** @param arguments see {@link Options#USAGE}; the project's root is the system property {@code project.root} */
    public static void main(String[] arguments) {
        Progress progress = new Progress(System.out);
        int exit;
        try {
            Options options = Options.parse(List.of(arguments));
            if (options.help()) {
                System.out.println(Options.USAGE);
                return;
            }
            Path root = Path.of(System.getProperty("project.root", ".")).toAbsolutePath();
            exit = new Up(root, options, new LinkedHashMap<>(System.getenv()), progress).run();
        } catch (CannotStartException e) {
            System.err.println(e.getMessage());
            exit = 1;
        }
        System.exit(exit);
    }

    private int run() {
        checkMemory();
        if (options.demo() && configured.remove(Part.TELEGRAM.variable()) != null) {
            configured.remove("TELEGRAM_API_URL");
            progress.say("BOT_TOKEN is set; the demo plays on the Telegram simulator all the same");
        }
        Ports ports = new Ports(options.portBase());
        Infrastructure infrastructure = new Infrastructure(projectRoot, configured, ports, options.data());
        // One hook ends everything, whether by Ctrl-C, by the demo's end or by a failed start.
        Ending ending = new Ending(progress);
        Runtime.getRuntime().addShutdownHook(new Thread(ending, "ending"));
        ending.add(infrastructure);
        startParts(infrastructure);
        if (!options.only().isEmpty()) {
            progress.say("Ready. Ctrl-C stops.");
            return waitForCtrlC();
        }
        Product product = new Product(projectRoot, infrastructure, ports, defaults(infrastructure), logs(), progress);
        ending.add(product);
        progress.say(
                "Starting the four services; what they say: %s",
                product.service(Service.BOT).log().getParent());
        product.start(START_LIMIT);
        if (options.demo()) {
            return new Demo(infrastructure, configured, progress).play() ? 0 : 1;
        }
        sayHowToUse(infrastructure);
        return waitForCtrlC();
    }

    private void startParts(Infrastructure infrastructure) {
        if (options.data() == null) {
            progress.say("Data are kept nowhere and are gone when this stops (--data DIR keeps them)");
        } else {
            progress.say("Data are kept in %s", options.data());
        }
        start(infrastructure, Part.POSTGRES, infrastructure::startPostgres);
        start(infrastructure, Part.BROKER, infrastructure::startBroker);
        start(infrastructure, Part.TELEGRAM, infrastructure::startTelegram);
        start(infrastructure, Part.CVAT, infrastructure::startCvat);
        infrastructure.environment().forEach(progress::value);
    }

    private void start(Infrastructure infrastructure, Part part, Runnable start) {
        if (options.wants(part)) {
            start.run();
            progress.say(
                    infrastructure.configured(part) ? "%s: the one that %s names" : "%s: embedded%.0s",
                    part,
                    part.variable());
        }
    }

    /** What the environment does not say and a sandbox can make up: an HR to play with. */
    private Map<String, String> defaults(Infrastructure infrastructure) {
        Map<String, String> defaults = new LinkedHashMap<>();
        if (infrastructure.telegram() != null) {
            Cast.enter(infrastructure.telegram());
            // The demo's HR is Helen, whoever else is HR here.
            if (options.demo() || configured.getOrDefault("FIRST_HR", "").isBlank()) {
                defaults.put("FIRST_HR", Long.toString(Cast.HR_ID));
            }
        }
        if (configured.getOrDefault("HR_CONTACT", "").isBlank()) {
            defaults.put("HR_CONTACT", Cast.HR_CONTACT);
        }
        return defaults;
    }

    private Path logs() {
        try {
            return options.data() == null
                    ? Files.createTempDirectory("candidates-logs")
                    : Files.createDirectories(options.data().resolve("logs"));
        } catch (IOException e) {
            throw new CannotStartException("There is no place for the services' logs: " + e.getMessage());
        }
    }

    private void sayHowToUse(Infrastructure infrastructure) {
        progress.say("Everything is ready.");
        if (infrastructure.telegram() != null) {
            progress.say("Chat with the bot:   %s/", infrastructure.telegram().url());
            progress.say("Read results as HR:  the same page as %s", Cast.HR_NAME);
        }
        if (infrastructure.cvat() != null) {
            progress.say("Annotate in CVAT:    %s/", infrastructure.cvat().url());
        }
        progress.say("Ctrl-C stops everything.");
    }

    private static int waitForCtrlC() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void checkMemory() {
        Path info = Path.of("/proc/meminfo");
        if (!options.only().isEmpty() || !Files.exists(info)) {
            return;
        }
        try {
            long available = Files.readAllLines(info).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(NEEDED_MIB);
            if (available < NEEDED_MIB) {
                throw new CannotStartException("Too little memory: " + available + " MiB are available, four services"
                        + " and the embedded parts need " + NEEDED_MIB + " MiB. End other programs first.");
            }
        } catch (IOException e) {
            progress.say("Cannot see how much memory there is: %s", e.getMessage());
        }
    }
}
