package solutions.trainingdata.candidates.messaging;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.flywaydb.core.Flyway;

/**
 * Brings inbox and outbox up to date before the first message is taken. Their scripts have a location and a history
 * table of their own, so that a service's migrations and these never renumber each other.
 */
@ApplicationScoped
class SchemaMigration {

    private static final int BEFORE_EVERYTHING = 1;

    void started(@Observes @Priority(BEFORE_EVERYTHING) StartupEvent event, AgroalDataSource database) {
        Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/messaging")
                .table("flyway_messaging_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
