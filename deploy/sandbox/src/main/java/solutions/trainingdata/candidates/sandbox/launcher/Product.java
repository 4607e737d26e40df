package solutions.trainingdata.candidates.sandbox.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The four services, each a process of its own, on an infrastructure. */
public final class Product implements AutoCloseable {

    private final Map<Service, ServiceProcess> services = new LinkedHashMap<>();
    private final Supervisor supervisor;
    private final Progress progress;

    /**
     * Starts nothing yet.
     *
     * @param extra configuration beside the infrastructure's
     * @param logs a folder: one file per service
     */
    public Product(
            Path projectRoot,
            Infrastructure infrastructure,
            Ports ports,
            Map<String, String> extra,
            Path logs,
            Progress progress) {
        this.progress = progress;
        for (Service service : Service.values()) {
            Path jar = service.jar(projectRoot);
            if (!Files.exists(jar)) {
                throw new CannotStartException("There is no " + jar + ": build it with mvn package -DskipTests.");
            }
            Map<String, String> environment = new LinkedHashMap<>(infrastructure.environment(service));
            environment.putAll(extra);
            services.put(
                    service,
                    new ServiceProcess(
                            service.module(),
                            jar,
                            ports.service(service),
                            environment,
                            logs.resolve(service.module() + ".log")));
        }
        this.supervisor = new Supervisor(List.copyOf(services.values()), progress);
    }

    public ServiceProcess service(Service service) {
        return services.get(service);
    }

    public int restarts(Service service) {
        return supervisor.restarts(services.get(service));
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
        List<ServiceProcess> waiting = new ArrayList<>(services.values());
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
