package solutions.trainingdata.candidates.bot.catalogue;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import solutions.trainingdata.candidates.bot.telegram.PictureSource;
import solutions.trainingdata.candidates.bot.telegram.Screen;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent.PicturePublished;

/** The pictures of the guides, those of each assignment's newest version. */
@ApplicationScoped
public class PublishedPictures implements PictureSource {

    private final AgroalDataSource database;

    PublishedPictures(AgroalDataSource database) {
        this.database = database;
    }

    /** A version's pictures never change: said again, nothing is written. Older versions' go. */
    public void published(PicturePublished event) {
        run(
                "INSERT INTO published_picture (assignment, version, file, content) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                PreparedStatement::executeUpdate,
                event.name(),
                event.version(),
                event.file(),
                event.content());
        run(
                "DELETE FROM published_picture WHERE assignment = ? AND version < ?",
                PreparedStatement::executeUpdate,
                event.name(),
                event.version());
    }

    public boolean has(Screen.Picture picture) {
        return read("SELECT ''::bytea", picture).isPresent();
    }

    @Override
    public Optional<byte[]> content(Screen.Picture picture) {
        return read("SELECT content", picture);
    }

    private Optional<byte[]> read(String select, Screen.Picture picture) {
        return run(
                select + " FROM published_picture WHERE assignment = ? AND version = ? AND file = ?",
                PublishedPictures::first,
                picture.assignment(),
                picture.version(),
                picture.file());
    }

    private static Optional<byte[]> first(PreparedStatement select) throws SQLException {
        try (ResultSet found = select.executeQuery()) {
            return found.next() ? Optional.of(found.getBytes(1)) : Optional.empty();
        }
    }

    private <T> T run(String sql, Execution<T> execution, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return execution.of(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read or write the guides' pictures", e);
        }
    }

    private interface Execution<T> {
        T of(PreparedStatement statement) throws SQLException;
    }
}
