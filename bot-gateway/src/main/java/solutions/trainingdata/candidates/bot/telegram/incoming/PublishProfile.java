package solutions.trainingdata.candidates.bot.telegram.incoming;

import com.pengrad.telegrambot.model.BotCommand;
import com.pengrad.telegrambot.request.SetMyCommands;
import com.pengrad.telegrambot.utility.BotUtils;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jboss.logging.Logger;
import solutions.trainingdata.candidates.bot.telegram.BotProfile;
import solutions.trainingdata.candidates.bot.telegram.api.ApiAnswer;
import solutions.trainingdata.candidates.bot.telegram.api.BotApi;

/** Sets the bot's command menu and page, where they have changed since they were last set. Best effort at each start. */
@ApplicationScoped
class PublishProfile {

    private static final Logger LOG = Logger.getLogger(PublishProfile.class);

    private final AgroalDataSource database;
    private final BotApi api;
    private final Instance<BotProfile> profiles;

    PublishProfile(AgroalDataSource database, BotApi api, Instance<BotProfile> profiles) {
        this.database = database;
        this.api = api;
        this.profiles = profiles;
    }

    void inBackground() {
        if (profiles.isResolvable()) {
            Thread thread = new Thread(() -> publish(profiles.get()), "telegram-profile");
            thread.setDaemon(true);
            thread.setContextClassLoader(PublishProfile.class.getClassLoader());
            thread.start();
        }
    }

    void publish(BotProfile profile) {
        profile.texts().forEach((language, texts) -> {
            try {
                String wanted = BotUtils.toJson(texts);
                if (!wanted.equals(published(language)) && publish(language, texts)) {
                    remember(language, wanted);
                }
            } catch (SQLException | RuntimeException e) {
                LOG.warnf(e, "The bot's texts for language '%s' are not set; the next start tries again", language);
            }
        });
    }

    private boolean publish(String language, BotProfile.Texts texts) {
        BotCommand[] commands = texts.commands().stream()
                .map(command -> new BotCommand(command.command(), command.description()))
                .toArray(BotCommand[]::new);
        SetMyCommands menu = new SetMyCommands(commands);
        boolean done = set(api.call(language.isEmpty() ? menu : menu.languageCode(language)), "commands")
                & set("setMyDescription", "description", texts.description(), language)
                & set("setMyShortDescription", "short_description", texts.shortDescription(), language);
        return texts.name() == null ? done : done & set("setMyName", "name", texts.name(), language);
    }

    private boolean set(String method, String parameter, String text, String language) {
        return set(api.call(method, Map.of(parameter, text, "language_code", language)), method);
    }

    private static boolean set(ApiAnswer answer, String what) {
        boolean done = answer instanceof ApiAnswer.Done;
        if (!done) {
            LOG.warnf("The bot's texts are not set (%s): %s", what, answer);
        }
        return done;
    }

    private String published(String language) throws SQLException {
        String sql = "SELECT published FROM telegram_profile WHERE language = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, language);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private void remember(String language, String published) throws SQLException {
        String sql = "INSERT INTO telegram_profile (language, published) VALUES (?, ?)"
                + " ON CONFLICT (language) DO UPDATE SET published = excluded.published";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, language);
            insert.setString(2, published);
            insert.executeUpdate();
        }
    }
}
