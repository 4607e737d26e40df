package solutions.trainingdata.candidates.bot.telegram.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import solutions.trainingdata.candidates.bot.telegram.TelegramConfig;

/** Makes, from the configuration, what reaches Telegram and holds the locks of its work. */
@ApplicationScoped
class TelegramConnections {

    @Produces
    @Singleton
    BotApi api(TelegramConfig config) {
        return new BotApi(config.apiUrl(), config.token(), config.callLimit(), config.pollTimeout());
    }

    void close(@Disposes BotApi api) {
        api.close();
    }

    @Produces
    @Singleton
    SessionLock.Database lockDatabase(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String username,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        return new SessionLock.Database(url, username, password);
    }
}
