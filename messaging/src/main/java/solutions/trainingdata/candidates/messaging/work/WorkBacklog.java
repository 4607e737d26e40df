package solutions.trainingdata.candidates.messaging.work;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** How many rows of each table are due and how many were given up, counted now and then for the metrics. */
@ApplicationScoped
class WorkBacklog {

    private static final Logger LOG = Logger.getLogger(WorkBacklog.class);

    private final Map<WorkTable, Gauges> tables;

    private record Gauges(AtomicLong due, AtomicLong failed) {}

    WorkBacklog(AgroalDataSource database, @Any Instance<Work> works, MeterRegistry meters) {
        List<String> names = works.stream().map(Work::table).toList();
        this.tables = names.stream()
                .collect(Collectors.toMap(
                        name -> new WorkTable(database, name),
                        name -> new Gauges(gauge(meters, name, "due"), gauge(meters, name, "failed"))));
    }

    private static AtomicLong gauge(MeterRegistry meters, String table, String state) {
        return meters.gauge("work_rows", List.of(Tag.of("table", table), Tag.of("state", state)), new AtomicLong());
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        tables.forEach((table, gauges) -> {
            try {
                gauges.due().set(table.due());
                gauges.failed().set(table.failed());
            } catch (IllegalStateException e) {
                // A database that is away is told by its own check.
                LOG.debugf(e, "Cannot count rows of work");
            }
        });
    }
}
