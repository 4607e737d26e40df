package solutions.trainingdata.candidates.metrics.export;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A spreadsheet in the database.
 *
 * @param name for people
 * @param size in bytes
 */
record StoredFile(String file, String name, long size) {

    /** @return empty when there is none of that id, or its time is over */
    static Optional<StoredFile> find(DataSource database, String file, Duration keep) throws SQLException {
        String select =
                "SELECT file_name, size FROM export" + " WHERE file = ? AND made_at > now() - ? * interval '1 second'";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, file);
            statement.setLong(2, keep.toSeconds());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new StoredFile(file, row.getString(1), row.getLong(2)))
                        : Optional.empty();
            }
        }
    }

    /**
     * Holds one piece at a time, and no connection while the receiver takes it.
     *
     * @throws IOException when pieces are missing: whoever receives it must not take what came for the whole
     */
    void copyTo(OutputStream out, DataSource database) throws IOException, SQLException {
        long copied = 0;
        for (int number = 0; copied < size; number++) {
            byte[] piece = piece(database, number);
            out.write(piece);
            copied += piece.length;
        }
    }

    private byte[] piece(DataSource database, int number) throws IOException, SQLException {
        String select = "SELECT content FROM export_piece WHERE file = ? AND number = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, file);
            statement.setInt(2, number);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IOException("Piece " + number + " of " + name + " is gone");
                }
                return row.getBytes(1);
            }
        }
    }
}
