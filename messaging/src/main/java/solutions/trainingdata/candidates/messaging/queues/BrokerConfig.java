package solutions.trainingdata.candidates.messaging.queues;

import com.rabbitmq.client.ConnectionFactory;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The connector's own settings, so that the look goes where the messages come from. */
@ApplicationScoped
class BrokerConfig {

    @ConfigProperty(name = "mp.messaging.incoming.in.queue.name")
    String queue;

    @ConfigProperty(name = "rabbitmq-host")
    String host;

    @ConfigProperty(name = "rabbitmq-port")
    int port;

    @ConfigProperty(name = "rabbitmq-username")
    String username;

    @ConfigProperty(name = "rabbitmq-password")
    String password;

    @ConfigProperty(name = "rabbitmq-virtual-host")
    String virtualHost;

    String queue() {
        return queue;
    }

    ConnectionFactory connections() {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(host);
        factory.setPort(port);
        factory.setUsername(username);
        factory.setPassword(password);
        factory.setVirtualHost(virtualHost);
        return factory;
    }
}
