package solutions.trainingdata.candidates.ops.settings;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** The broker of {@code RABBITMQ_HOST, _PORT, _USERNAME, _PASSWORD, _VHOST}. */
public record Broker(Settings settings) {

    private static final int LIMIT_MILLIS = 5_000;

    public String host() {
        return settings.need("RABBITMQ_HOST");
    }

    /** @throws NotConfiguredException when the port is no number */
    public int port() {
        return settings.port("RABBITMQ_PORT", "5672");
    }

    public String virtualHost() {
        return settings.get("RABBITMQ_VHOST", "/");
    }

    /** Does not come back by itself: what was taken and not acknowledged is the broker's again. */
    public Connection connect() throws IOException, TimeoutException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(host());
        factory.setPort(port());
        factory.setUsername(settings.get("RABBITMQ_USERNAME", "guest"));
        factory.setPassword(settings.get("RABBITMQ_PASSWORD", "guest"));
        factory.setVirtualHost(virtualHost());
        factory.setConnectionTimeout(LIMIT_MILLIS);
        factory.setHandshakeTimeout(LIMIT_MILLIS);
        factory.setShutdownTimeout(LIMIT_MILLIS);
        factory.setChannelRpcTimeout(LIMIT_MILLIS);
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection("candidates-ops");
    }
}
