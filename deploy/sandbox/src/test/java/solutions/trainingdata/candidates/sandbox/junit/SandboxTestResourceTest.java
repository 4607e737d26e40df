package solutions.trainingdata.candidates.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.sandbox.broker.SandboxBroker;
import solutions.trainingdata.candidates.sandbox.postgres.SandboxDatabase;
import solutions.trainingdata.candidates.sandbox.telegram.TelegramSimulator;

class SandboxTestResourceTest {

    private static final class Fields {
        SandboxDatabase database;
        SandboxBroker broker;
        TelegramSimulator telegram;
        String unrelated;
    }

    @Test
    void configuresTheServiceAndSetsTheTestsFields() {
        SandboxTestResource resource = new SandboxTestResource();
        Map<String, String> config = resource.start();
        Fields fields = new Fields();
        resource.inject(into(fields));
        try {
            assertThat(config)
                    .containsEntry("DATABASE_URL", fields.database.url())
                    .containsEntry("RABBITMQ_PORT", String.valueOf(fields.broker.port()))
                    .containsEntry("TELEGRAM_API_URL", fields.telegram.url())
                    .containsKeys("BOT_TOKEN", "RABBITMQ_PASSWORD", "DATABASE_PASSWORD");
            assertThat(fields.unrelated).isNull();
        } finally {
            resource.stop();
        }
    }

    @Test
    void givesEachStartItsOwnDatabaseAndOnlyTheNamedParts() {
        SandboxTestResource first = onlyPostgres();
        SandboxTestResource second = onlyPostgres();
        String firstUrl = first.start().get("DATABASE_URL");
        Map<String, String> config = second.start();

        assertThat(config.get("DATABASE_URL")).isNotEqualTo(firstUrl);
        assertThat(config).doesNotContainKeys("RABBITMQ_HOST", "TELEGRAM_API_URL");
        first.stop();
        second.stop();
    }

    private static SandboxTestResource onlyPostgres() {
        SandboxTestResource resource = new SandboxTestResource();
        resource.init(Map.of("parts", "postgres"));
        return resource;
    }

    private static TestInjector into(Object test) {
        return new TestInjector() {
            @Override
            public void injectIntoFields(Object value, Predicate<Field> matching) {
                Arrays.stream(test.getClass().getDeclaredFields())
                        .filter(matching)
                        .forEach(field -> set(field, value));
            }

            private void set(Field field, Object value) {
                try {
                    field.setAccessible(true);
                    field.set(test, value);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
