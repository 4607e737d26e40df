package solutions.trainingdata.candidates.metrics.export;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.ZoneId;
import org.postgresql.ds.PGSimpleDataSource;
import solutions.trainingdata.candidates.metrics.spreadsheet.ResultsWorkbook;

/**
 * Writes everybody's results in a process of its own, which can be given little memory. Arguments: address, user and
 * password of the database, id of the file. Prints size in bytes, milliseconds and the peak of the heap in bytes.
 */
final class BoundedExport {

    private BoundedExport() {}

    public static void main(String[] arguments) throws Exception {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(arguments[0]);
        database.setUser(arguments[1]);
        database.setPassword(arguments[2]);
        long start = System.nanoTime();
        PieceOutput pieces = new PieceOutput(database, arguments[3]);
        try (OutputStream out = pieces) {
            new ResultsWorkbook(database, ZoneId.of("UTC")).write(out, "en");
        }
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(java.lang.management.MemoryUsage::getUsed)
                .sum();
        System.out.println(pieces.size() + " " + milliseconds + " " + peak);
    }
}
