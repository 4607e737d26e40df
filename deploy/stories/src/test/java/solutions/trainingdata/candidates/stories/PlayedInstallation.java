package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import solutions.trainingdata.candidates.sandbox.FreePorts;
import solutions.trainingdata.candidates.sandbox.broker.RabbitNode;
import solutions.trainingdata.candidates.sandbox.launcher.Infrastructure;
import solutions.trainingdata.candidates.sandbox.launcher.Service;
import solutions.trainingdata.candidates.sandbox.postgres.PostgresNode;

/**
 * An overlay on this machine: its Secrets as {@code deploy/kubernetes/secrets} makes them, users of RabbitMQ and roles
 * of PostgreSQL with these passwords and the least rights, and its Deployments' pods as processes.
 */
final class PlayedInstallation implements AutoCloseable {

    private static final String HERE = "127.0.0.1";

    private final Manifests manifests;
    private final Path logs;
    private final Infrastructure parts = Sandbox.parts(true);
    private final Sandbox sandbox = Sandbox.withoutServices(parts);
    private final Map<String, String> secrets = new TreeMap<>();
    private final Map<Service, Image> images = new EnumMap<>(Service.class);
    private final Map<Service, Integer> starts = new EnumMap<>(Service.class);
    private final List<Pod> started = new ArrayList<>();
    /** Of the first pod of metrics-service, which stands for its Service. */
    private final int metricsPort = FreePorts.next();

    /**
     * Starts no service yet. Skips the test, saying how to have it run, without the installed servers or the manifests.
     *
     * @param folder for images
     * @param name of the folder of logs
     */
    static PlayedInstallation of(String overlay, Path folder, String name) throws IOException {
        Assumptions.assumeTrue(Sandbox.REAL_PARTS, "SKIPPED: played on real parts alone, -Dparts=real");
        return new PlayedInstallation(Manifests.of(overlay), folder, name);
    }

    private PlayedInstallation(Manifests manifests, Path folder, String name) throws IOException {
        this.manifests = manifests;
        logs = Sandbox.logs(name);
        makeSecrets();
        Map<String, String> passwords =
                new TreeMap<>(Map.of("OPS_RABBITMQ_PASSWORD", secrets.get("rabbitmq-ops/password")));
        for (Service service : Service.values()) {
            images.put(service, new Image(service, folder));
            String user = service.module().toUpperCase(Locale.ROOT).replace('-', '_');
            passwords.put(user + "_RABBITMQ_PASSWORD", secrets.get("rabbitmq-" + service.module() + "/password"));
            passwords.put(user + "_DATABASE_PASSWORD", secrets.get("postgres-" + service.module() + "/password"));
        }
        ((RabbitNode) parts.broker()).run(passwords, List.of(script("deploy/rabbitmq/users")));
        ((PostgresNode) parts.postgres()).run(passwords, List.of(script("deploy/compose/databases")));
    }

    private void makeSecrets() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(script("deploy/kubernetes/secrets")).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(parts.environment());
        Process process = builder.start();
        List<JsonNode> made = Manifests.yaml(new String(process.getInputStream().readAllBytes()));
        assertThat(process.onExit().join().exitValue()).isZero();
        made.forEach(secret -> secret.path("stringData")
                .properties()
                .forEach(entry -> secrets.put(
                        Manifests.name(secret) + "/" + entry.getKey(),
                        entry.getValue().asText())));
    }

    private static String script(String file) {
        return Sandbox.ROOT.resolve(file).toString();
    }

    List<String> complaints() {
        return started.stream().flatMap(pod -> pod.complaints().stream()).toList();
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** One more replica, which is not ready yet. */
    Pod start(Service service) throws IOException {
        int number = starts.merge(service, 1, Integer::sum);
        int port = service == Service.METRICS && number == 1 ? metricsPort : FreePorts.next();
        String name = service.module() + "-" + number;
        Map<String, String> environment = environment(service, port);
        Manifests.Workload workload = manifests.workload(service);
        Process process = images.get(service).run(name, workload.memoryMiB(), environment, logs.resolve(name + ".log"));
        Pod pod = new Pod(name, workload, process, environment);
        started.add(pod);
        return pod;
    }

    Duration grace(Service service) {
        return manifests.workload(service).grace();
    }

    Map<String, String> rollingUpdate(Service service) {
        return manifests.workload(service).rollingUpdate();
    }

    /** What the manifests say, but for what they say of a cluster. */
    private Map<String, String> environment(Service service, int port) {
        Map<String, String> all = manifests.environment(service, secrets);
        Set<String> same = new TreeSet<>(all.keySet());
        for (Difference difference : differences(service, port)) {
            same.remove(difference.variable());
            all.computeIfPresent(difference.variable(), (variable, said) -> {
                assertThat(said).as("%s, which is another one here", variable).isEqualTo(difference.inTheCluster());
                return difference.here();
            });
        }
        assertThat(same)
                .as("addresses and paths of which nobody says what they are here")
                .noneMatch(variable -> all.get(variable).matches(".*://.*|/.+"));
        return all;
    }

    /** Names, addresses and paths of a cluster, by its own objects, and what an installation says of itself. */
    private List<Difference> differences(Service service, int port) {
        Map<String, String> here = parts.environment(service);
        Manifests.Workload workload = manifests.workload(service);
        JsonNode metrics = manifests.get("Service", Service.METRICS.module());
        return List.of(
                new Difference("HTTP_HOST", "0.0.0.0", HERE),
                new Difference("HTTP_PORT", Integer.toString(workload.port()), Integer.toString(port)),
                new Difference("RABBITMQ_HOST", Manifests.name(manifests.get("RabbitmqCluster")), HERE),
                new Difference("RABBITMQ_PORT", "5672", here.get("RABBITMQ_PORT")),
                new Difference(
                        "DATABASE_URL",
                        "jdbc:postgresql://%s-rw:5432/%s"
                                .formatted(Manifests.name(manifests.get("Cluster")), service.database()),
                        here.get("DATABASE_URL")),
                new Difference(
                        "METRICS_URL",
                        "http://%s:%d"
                                .formatted(
                                        Manifests.name(metrics),
                                        metrics.at("/spec/ports/0/port").asInt()),
                        "http://" + HERE + ":" + metricsPort),
                new Difference("ASSIGNMENTS_DIR", workload.mountOf("assignments"), here.get("ASSIGNMENTS_DIR")),
                new Difference("GROUND_TRUTH_DIR", workload.mountOf("ground-truth"), here.get("GROUND_TRUTH_DIR")),
                new Difference("TELEGRAM_API_URL", "https://api.telegram.org", here.get("TELEGRAM_API_URL")),
                new Difference("CVAT_URL", "https://cvat.example.com", here.get("CVAT_URL")),
                new Difference("CVAT_PUBLIC_URL", "https://cvat.example.com", here.get("CVAT_URL")),
                new Difference("FIRST_HR", "", Sandbox.HR.get("FIRST_HR")),
                new Difference("HR_CONTACT", "", Sandbox.HR.get("HR_CONTACT")));
    }

    private record Difference(String variable, String inTheCluster, String here) {}

    @Override
    public void close() {
        started.forEach(Pod::kill);
        sandbox.close();
    }
}
