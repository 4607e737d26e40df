package solutions.trainingdata.candidates.messaging;

import io.agroal.api.AgroalDataSource;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings inbox and outbox up to date before the first message is taken. Their scripts have a location and a history
 * table of their own, so that a service's migrations and these never renumber each other.
 *
 * <p>Both kinds of migrations run before the service answers over HTTP, and a replica waits for another's as long as
 * they take: Flyway would give up after 50 seconds, and Kubernetes restart it over and over.
 */
@ApplicationScoped
class SchemaMigration implements FlywayConfigurationCustomizer {

    private static final int BEFORE_EVERYTHING = 1;
    private static final int FOR_EVER = -1;

    @Override
    public void customize(FluentConfiguration migration) {
        migration.lockRetryCount(FOR_EVER);
    }

    void started(@Observes @Priority(BEFORE_EVERYTHING) StartupEvent event, AgroalDataSource database) {
        Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/messaging")
                .table("flyway_messaging_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .lockRetryCount(FOR_EVER)
                .load()
                .migrate();
    }
}
