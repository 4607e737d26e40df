package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import solutions.trainingdata.candidates.sandbox.ServerProgram;

/** A replica of a Deployment as a process: probed from its start to its end and ended as Kubernetes does. */
final class Pod {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final String name;
    private final Manifests.Workload workload;
    private final Process process;
    private final Map<String, String> environment;
    private final long started = System.nanoTime();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final List<Probing> probings = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService kubelet = Executors.newScheduledThreadPool(3, task -> {
        Thread thread = new Thread(task, "kubelet");
        thread.setDaemon(true);
        return thread;
    });

    /** @param process started this moment with that environment */
    Pod(String name, Manifests.Workload workload, Process process, Map<String, String> environment) {
        this.name = name;
        this.workload = workload;
        this.process = process;
        this.environment = environment;
        Probing startup = new Probing("startup");
        startup.whenPassed = () -> {
            startup.over = true;
            new Probing("liveness").begin();
            Probing readiness = new Probing("readiness");
            readiness.whenPassed = ready::countDown;
            readiness.begin();
        };
        startup.begin();
    }

    String name() {
        return name;
    }

    /** As readiness says; a start that takes longer than its probe allows fails. */
    Duration awaitReady() {
        Manifests.Probe startup = workload.probe("startup");
        long limit = startup.period().toMillis() * startup.failureThreshold();
        try {
            for (long waited = 0; !ready.await(100, TimeUnit.MILLISECONDS); waited += 100) {
                assertThat(complaints).isEmpty();
                assertThat(waited).as("ms until %s is ready", name).isLessThan(limit);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("The story was interrupted", e);
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** What Kubernetes would have restarted it for, or taken it away from others. */
    List<String> complaints() {
        return complaints;
    }

    long memoryMiB() {
        return workload.memoryMiB();
    }

    long residentMiB() throws IOException {
        return Image.residentMiB(process);
    }

    /** As its process sees it. */
    void hasItsEnvironmentAlone() throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (String entry :
                Files.readString(Path.of("/proc/" + process.pid() + "/environ")).split("\0")) {
            all.put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
        }
        all.keySet().removeAll(List.of("PATH", "JAVA_HOME"));
        assertThat(all).as("environment of %s", name).isEqualTo(environment);
    }

    /**
     * SIGTERM, and SIGKILL when its grace is over.
     *
     * @return how long it took to end by itself
     */
    Duration end() {
        kubelet.shutdownNow();
        // A short story gives a probe no time to fail as often as matters.
        probings.stream()
                .filter(probing -> !probing.passed)
                .forEach(probing -> complaints.add(name + ": " + probing.probe.kind() + " never passed"));
        long asked = System.nanoTime();
        process.destroy();
        boolean byItself = ServerProgram.ended(process, workload.grace());
        Duration took = Duration.ofNanos(System.nanoTime() - asked);
        kill();
        assertThat(byItself)
                .as("%s ends by itself within %s", name, workload.grace())
                .isTrue();
        return took;
    }

    void kill() {
        kubelet.shutdownNow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** One probe, asked again and again. */
    private final class Probing {

        private final Manifests.Probe probe;
        private Runnable whenPassed = () -> {};
        private volatile boolean passed;
        private boolean over;
        private int failed;

        Probing(String kind) {
            probe = workload.probe(kind);
        }

        void begin() {
            probings.add(this);
            kubelet.scheduleAtFixedRate(this::ask, 0, probe.period().toMillis(), TimeUnit.MILLISECONDS);
        }

        private void ask() {
            if (over) {
                return;
            }
            String answer = answer();
            if (kubelet.isShutdown()) {
                return;
            }
            if (answer.equals("200")) {
                failed = 0;
                if (!passed) {
                    passed = true;
                    whenPassed.run();
                }
                return;
            }
            failed++;
            // A pod that has not become ready yet is only not asked anything.
            boolean matters = passed || !probe.kind().equals("readiness");
            if (!process.isAlive() || matters && failed == probe.failureThreshold()) {
                complaints.add(
                        "%s: %s failed %d times in a row, last: %s".formatted(name, probe.kind(), failed, answer));
            }
        }

        private String answer() {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + environment.get("HTTP_PORT") + probe.path()))
                    .timeout(probe.timeout())
                    .build();
            try {
                return Integer.toString(HTTP.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode());
            } catch (IOException e) {
                return process.isAlive() ? e.toString() : "it ended with " + process.exitValue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "interrupted";
            }
        }
    }
}
