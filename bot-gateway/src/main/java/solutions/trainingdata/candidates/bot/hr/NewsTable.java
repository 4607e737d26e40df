package solutions.trainingdata.candidates.bot.hr;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The SQL of news for HR, besides the work queue's. To be called in a transaction. */
final class NewsTable {

    static final String NAME = "hr_news";

    private final DataSource database;

    NewsTable(DataSource database) {
        this.database = database;
    }

    /** The same again changes nothing. */
    void write(String id, News news) {
        String sql = "INSERT INTO hr_news (id, body) VALUES (?, ?) ON CONFLICT DO NOTHING";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, id);
            insert.setString(2, news.json());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write news", e);
        }
    }

    /** Takes the row away: its messages are told in the same transaction. */
    News take(String id) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM hr_news WHERE id = ? RETURNING body")) {
            delete.setString(1, id);
            try (ResultSet row = delete.executeQuery()) {
                row.next();
                return News.read(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot take news", e);
        }
    }
}
