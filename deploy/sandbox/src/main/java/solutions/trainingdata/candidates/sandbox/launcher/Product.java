package solutions.trainingdata.candidates.sandbox.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The four services, each replica of them a process of its own, on an infrastructure. */
public final class Product implements AutoCloseable {

    private final Map<Service, List<ServiceProcess>> services = new LinkedHashMap<>();
    private final Map<Service, IntFunction<ServiceProcess>> makers = new EnumMap<>(Service.class);
    private final Supervisor supervisor;
    private final Progress progress;

    /** One replica of each service. */
    public Product(
            Path projectRoot,
            Infrastructure infrastructure,
            Ports ports,
            Map<String, String> extra,
            Path logs,
            Progress progress) {
        this(projectRoot, infrastructure, ports, extra, logs, progress, 1);
    }

    /**
     * Starts nothing yet.
     *
     * @param extra configuration beside the infrastructure's
     * @param logs a folder: one file per replica
     * @param replicas of each service
     */
    public Product(
            Path projectRoot,
            Infrastructure infrastructure,
            Ports ports,
            Map<String, String> extra,
            Path logs,
            Progress progress,
            int replicas) {
        this.progress = progress;
        String metricsUrl = null;
        for (Service service : Service.values()) {
            Path jar = service.jar(projectRoot);
            if (!Files.exists(jar)) {
                throw new CannotStartException("There is no " + jar + ": build it with mvn package -DskipTests.");
            }
            Map<String, String> environment = new LinkedHashMap<>(infrastructure.environment(service));
            if (service == Service.BOT) {
                environment.put("METRICS_URL", metricsUrl);
            }
            environment.putAll(extra);
            makers.put(service, replica -> {
                String name = replica == 0 ? service.module() : service.module() + "-" + (replica + 1);
                int port = ports.service(service, replica);
                return new ServiceProcess(name, jar, port, environment, logs.resolve(name + ".log"));
            });
            List<ServiceProcess> processes =
                    IntStream.range(0, replicas).mapToObj(makers.get(service)).toList();
            if (service == Service.METRICS) {
                metricsUrl = "http://127.0.0.1:" + processes.get(0).port();
            }
            services.put(service, processes);
        }
        this.supervisor = new Supervisor(all(), progress);
    }

    private List<ServiceProcess> all() {
        return services.values().stream().flatMap(List::stream).toList();
    }

    /** The first replica. */
    public ServiceProcess service(Service service) {
        return replicas(service).get(0);
    }

    public List<ServiceProcess> replicas(Service service) {
        return services.get(service);
    }

    /**
     * A replica beside those that are started and watched here: who asks for it starts and stops it.
     *
     * @param replica its number from 0, not one of {@link #replicas}
     */
    public ServiceProcess another(Service service, int replica) {
        return makers.get(service).apply(replica);
    }

    /** Of all its replicas together. */
    public int restarts(Service service) {
        return replicas(service).stream().mapToInt(supervisor::restarts).sum();
    }

    /**
     * Starts the services and waits until each says that it is ready.
     *
     * @throws CannotStartException naming the log of a service that does not get ready in time
     */
    public void start(Duration limit) {
        supervisor.start();
        awaitReady(limit);
    }

    public void awaitReady(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        List<ServiceProcess> waiting = new ArrayList<>(all());
        while (!waiting.isEmpty()) {
            waiting.removeIf(service -> {
                boolean ready = service.ready();
                if (ready) {
                    progress.say("%s is ready", service.name());
                }
                return ready;
            });
            if (!waiting.isEmpty() && System.nanoTime() > end) {
                ServiceProcess first = waiting.get(0);
                throw new CannotStartException(first.name() + " is not ready after " + limit.toSeconds()
                        + " s. What it says is in " + first.log() + ".");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
