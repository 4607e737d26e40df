package solutions.trainingdata.candidates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.sandbox.launcher.Service;

/**
 * Two replicas of every service are replaced one by one, as a Deployment's roll-out does and in the order of
 * docs/operations.md, while candidates keep coming: nobody loses anything.
 */
@Tag("long")
class RollingUpgradeStoryTest {

    private static final int REPLICAS = 2;
    /** For each request: steps are under way when their service is asked to end. */
    private static final Duration CVAT = Duration.ofMillis(300);
    /** Consumers before producers. */
    private static final List<Service> ORDER = List.of(Service.ACCOUNT, Service.TASK, Service.METRICS, Service.BOT);

    @TempDir
    private Path images;

    @Test
    void candidatesKeepComingWhileEveryReplicaIsReplaced() throws IOException {
        try (PlayedInstallation installation = PlayedInstallation.of("production", images, "upgrade")) {
            Map<Service, Deque<Pod>> replicas = new EnumMap<>(Service.class);
            for (Service service : ORDER) {
                replicas.put(service, new ArrayDeque<>());
                for (int i = 0; i < REPLICAS; i++) {
                    replicas.get(service).add(installation.start(service));
                }
            }
            replicas.values().forEach(pods -> pods.forEach(Pod::awaitReady));
            long started = System.nanoTime();
            installation.sandbox().infrastructure().cvat().server().setLatency(CVAT);
            try (Arrivals arrivals = new Arrivals(installation.sandbox())) {
                arrivals.awaitSomebodyServed();
                for (Service service : ORDER) {
                    replace(installation, service, replicas.get(service), arrivals);
                }
                arrivals.allAreRight("%d replicas replaced under load in %d s"
                        .formatted(ORDER.size() * REPLICAS, secondsSince(started)));
            }
            assertThat(installation.complaints()).isEmpty();
        }
    }

    /** One more is started, and when it is ready an old one is asked to end: so say the manifests, and so it is done. */
    private static void replace(PlayedInstallation installation, Service service, Deque<Pod> old, Arrivals arrivals)
            throws IOException {
        assertThat(installation.rollingUpdate(service)).isEqualTo(Map.of("maxSurge", "1", "maxUnavailable", "0"));
        long started = System.nanoTime();
        List<CompletableFuture<Duration>> ending = new ArrayList<>();
        List<Long> underWay = new ArrayList<>();
        while (!old.isEmpty()) {
            installation.start(service).awaitReady();
            underWay.add(arrivals.underWay());
            ending.add(CompletableFuture.supplyAsync(old.remove()::end));
        }
        List<String> ends = ending.stream()
                .map(end -> "%.1f s".formatted(end.join().toMillis() / 1000.0))
                .toList();
        System.out.printf(
                "%s: %d replicas replaced in %d s, asked to end with %s journeys under way, ended by themselves after %s"
                        + " (%d s allowed)%n",
                service.module(),
                REPLICAS,
                secondsSince(started),
                underWay,
                String.join(" and ", ends),
                installation.grace(service).toSeconds());
        assertThat(underWay).as("journeys under way").allMatch(journeys -> journeys > 0);
    }

    private static long secondsSince(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).toSeconds();
    }
}
