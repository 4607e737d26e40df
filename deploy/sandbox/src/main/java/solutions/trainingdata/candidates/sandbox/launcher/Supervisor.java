package solutions.trainingdata.candidates.sandbox.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Restarts a service that exited or that says for ten seconds that it is not alive. Kubernetes' part, outside of it. */
public final class Supervisor implements AutoCloseable {

    private static final int NOT_LIVE_SECONDS = 10;
    private static final int STARTING_SECONDS = 90;

    private final List<ServiceProcess> services;
    private final Progress progress;
    private final Map<ServiceProcess, Integer> notLive = new ConcurrentHashMap<>();
    private final Map<ServiceProcess, AtomicInteger> restarts = new ConcurrentHashMap<>();
    private final Map<ServiceProcess, Boolean> wasLive = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "supervisor");
        thread.setDaemon(true);
        return thread;
    });

    public Supervisor(List<ServiceProcess> services, Progress progress) {
        this.services = List.copyOf(services);
        this.progress = progress;
    }

    /** Starts all services and watches them from then on. */
    public void start() {
        for (ServiceProcess service : services) {
            restarts.put(service, new AtomicInteger());
            service.start();
            timer.scheduleWithFixedDelay(() -> watch(service), 1, 1, TimeUnit.SECONDS);
        }
    }

    public int restarts(ServiceProcess service) {
        return restarts.get(service).get();
    }

    private void watch(ServiceProcess service) {
        try {
            look(service);
        } catch (RuntimeException e) {
            progress.say("%s cannot be restarted: %s", service.name(), e.getMessage());
        }
    }

    private void look(ServiceProcess service) {
        if (!service.running()) {
            restart(service, "exited");
        } else if (service.live()) {
            wasLive.put(service, true);
            notLive.remove(service);
        } else if (notLive.merge(service, 1, Integer::sum) >= patience(service)) {
            service.kill();
            restart(service, "was not live");
        }
    }

    private int patience(ServiceProcess service) {
        return wasLive.getOrDefault(service, false) ? NOT_LIVE_SECONDS : STARTING_SECONDS;
    }

    private void restart(ServiceProcess service, String why) {
        notLive.remove(service);
        wasLive.remove(service);
        int count = restarts.get(service).incrementAndGet();
        progress.say("%s %s; restarted (%d). Its words: %s", service.name(), why, count, service.log());
        service.start();
    }

    /** Ends all services; the last to be told that it may end is the first that was started. */
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        services.parallelStream().forEach(service -> service.stop(Duration.ofSeconds(15)));
    }
}
