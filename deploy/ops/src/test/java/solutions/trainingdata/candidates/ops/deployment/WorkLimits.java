package solutions.trainingdata.candidates.ops.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** How long a step of each kind of work may take at most, as the services' code says. */
final class WorkLimits {

    private static final String SOURCES = "/src/main/java/solutions/trainingdata/candidates/";
    private static final String ACCOUNT = "account-service" + SOURCES + "account/";
    private static final String TASK = "task-service" + SOURCES + "task/";
    private static final String METRICS = "metrics-service" + SOURCES + "metrics/";
    private static final String BOT = "bot-gateway" + SOURCES + "bot/";

    /** By service, then by class. */
    private static final Map<String, Map<String, Duration>> LIMITS = Map.of(
            "account-service",
            Map.of("PrepareAccount", withDefault(ACCOUNT + "AccountConfig.java", "stepWithin")),
            "task-service",
            Map.of(
                    "MakeTask",
                    withDefault(TASK + "cvat/CvatConfig.java", "uploadWithin")
                            .plus(withDefault(TASK + "attempt/AttemptConfig.java", "stepWithin"))),
            "metrics-service",
            Map.of(
                    "JudgeSubmission", constant(METRICS + "submission/JudgeSubmission.java", "LIMIT"),
                    "WriteExport", constant(METRICS + "export/WriteExport.java", "LIMIT")),
            "bot-gateway",
            Map.of(
                    "TellEverybody", constant(BOT + "hr/TellEverybody.java", "READING"),
                    "SendExport",
                            withDefault(BOT + "hr/export/ExportConfig.java", "fetchLimit")
                                    .plus(constant(BOT + "telegram/Documents.java", "LIMIT"))
                                    .plusSeconds(30)));

    private WorkLimits() {}

    static Duration longest(String service) {
        return LIMITS.get(service).values().stream().max(Duration::compareTo).orElseThrow();
    }

    static Set<String> known(String service) {
        return LIMITS.get(service).keySet();
    }

    /** Names of the classes that are work. */
    static Set<String> inCode(String service) {
        Set<String> kinds = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ProjectFiles.ROOT.resolve(service + SOURCES))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> ProjectFiles.text(file.toString()).contains(" implements Work {"))
                    .forEach(file -> kinds.add(file.getFileName().toString().replace(".java", "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kinds;
    }

    private static Duration withDefault(String file, String key) {
        return Duration.parse("PT"
                + ProjectFiles.find(file, "@WithDefault\\(\"(\\w+)\"\\)\\s+Duration " + key + "\\(")
                        .toUpperCase());
    }

    private static Duration constant(String file, String name) {
        String written = ProjectFiles.find(file, name + " = Duration.of((?:Seconds|Minutes)\\(\\d+)\\)");
        return Duration.parse("PT" + written.replaceAll("\\D", "") + written.charAt(0));
    }
}
