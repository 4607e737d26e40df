package solutions.trainingdata.candidates.metrics.export;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;

/** Writes a file into the database piece by piece; holds one piece. */
final class PieceOutput extends OutputStream {

    private static final int PIECE_BYTES = 256 * 1024;
    private static final String INSERT = "INSERT INTO export_piece (file, number, content) VALUES (?, ?, ?)";

    private final DataSource database;
    private final String file;
    private final byte[] piece = new byte[PIECE_BYTES];
    private int filled;
    private int number;
    private long size;

    PieceOutput(DataSource database, String file) {
        this.database = database;
        this.file = file;
    }

    /** In bytes, so far. */
    long size() {
        return size;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int some = Math.min(length - done, PIECE_BYTES - filled);
            System.arraycopy(bytes, offset + done, piece, filled, some);
            filled += some;
            done += some;
            if (filled == PIECE_BYTES) {
                store();
            }
        }
        size += length;
    }

    @Override
    public void close() throws IOException {
        if (filled > 0) {
            store();
        }
    }

    private void store() throws IOException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, file);
            insert.setInt(2, number++);
            insert.setBytes(3, Arrays.copyOf(piece, filled));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IOException("Cannot store piece " + (number - 1) + " of a spreadsheet", e);
        }
        filled = 0;
    }
}
