package solutions.trainingdata.candidates.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import solutions.trainingdata.candidates.bot.telegram.TelegramConfig;
import solutions.trainingdata.candidates.messaging.inbox.InboxConfig;
import solutions.trainingdata.candidates.messaging.outbox.OutboxConfig;
import solutions.trainingdata.candidates.messaging.work.WorkConfig;
import solutions.trainingdata.candidates.sandbox.junit.SandboxTestResource;

/** What docs/architecture.md says of the end. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(
        value = SandboxTestResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,broker,telegram"))
class StopIT {

    private static final Duration KUBERNETES = Duration.ofSeconds(30);

    @Inject
    BeanManager beans;

    @Inject
    TelegramConfig telegram;

    @Inject
    InboxConfig inbox;

    @Inject
    WorkConfig work;

    @Inject
    OutboxConfig outbox;

    @Test
    void partsEndOneAfterAnother() {
        assertThat(beans.resolveObserverMethods(new ShutdownEvent()).stream()
                        .filter(part -> part.getBeanClass().getName().startsWith("solutions.trainingdata"))
                        .sorted(Comparator.comparingInt(ObserverMethod::getPriority))
                        .map(part -> part.getBeanClass().getSimpleName() + " " + part.getPriority()))
                .containsExactly("QueueWatch 1", "Updates 4", "Inbox 5", "Worker 10", "Sender 15", "Relay 20");
    }

    @Test
    void thatTakesLessThanKubernetesAllows() {
        Duration longest = Duration.ofSeconds(1)
                .plus(telegram.grace())
                .plus(inbox.grace())
                .plus(work.grace())
                .plus(telegram.grace())
                .plus(outbox.grace().multipliedBy(2));
        assertThat(longest).isEqualTo(Duration.ofSeconds(25)).isLessThan(KUBERNETES);
    }
}
