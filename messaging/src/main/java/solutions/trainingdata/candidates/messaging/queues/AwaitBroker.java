package solutions.trainingdata.candidates.messaging.queues;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Lets a service start only when its broker answers: the connector tries its first connection once, and a service that
 * came up without it would never take a message.
 */
@ApplicationScoped
class AwaitBroker {

    private static final Logger LOG = Logger.getLogger(AwaitBroker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final BrokerConfig settings;
    private final QueuesConfig config;

    AwaitBroker(BrokerConfig settings, QueuesConfig config) {
        this.settings = settings;
        this.config = config;
    }

    /** Before the connector, which starts with the libraries. */
    void starting(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        long end = System.nanoTime() + config.awaitBroker().toNanos();
        try (BrokerLook broker = new BrokerLook(settings.connections(), "start", config.answerWithin())) {
            String told = "";
            String trouble = trouble(broker);
            while (trouble != null) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("The broker has not answered for "
                            + config.awaitBroker().toSeconds() + " s: " + trouble + ". Check RABBITMQ_HOST, _PORT,"
                            + " _USERNAME, _PASSWORD and _VHOST, or deploy/doctor");
                }
                if (!trouble.equals(told)) {
                    LOG.warnf("Starts when the broker answers: %s", trouble);
                    told = trouble;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
                trouble = trouble(broker);
            }
        }
    }

    /** @return null when it answers */
    private String trouble(BrokerLook broker) {
        try {
            broker.at(List.of(settings.queue()));
            return null;
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
