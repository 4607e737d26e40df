package solutions.trainingdata.candidates.metrics.catalogue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.AssignmentReader;
import solutions.trainingdata.candidates.metrics.truth.GroundTruth;

/** Every version that was ever read, by name and version. */
@ApplicationScoped
public class Catalogue {

    private record Key(String name, int version) {}

    private final EntityManager database;
    private final Map<Key, Rules> read = new ConcurrentHashMap<>();

    Catalogue(EntityManager database) {
        this.database = database;
    }

    /** @return empty for a version that this service never read */
    public Optional<Rules> find(String name, int version) {
        Key key = new Key(name, version);
        Rules known = read.get(key);
        if (known == null) {
            known = QuarkusTransaction.requiringNew().call(() -> load(key));
            if (known != null) {
                read.put(key, known);
            }
        }
        return Optional.ofNullable(known);
    }

    private Rules load(Key key) {
        List<?> rows = database.createNativeQuery("SELECT a.yaml, a.digest, t.files FROM assignment a"
                        + " JOIN ground_truth t ON t.name = a.name AND t.version = a.truth_version"
                        + " WHERE a.name = :name AND a.version = :version")
                .setParameter("name", key.name())
                .setParameter("version", key.version())
                .getResultList();
        if (rows.isEmpty()) {
            return null;
        }
        Object[] row = (Object[]) rows.get(0);
        Assignment assignment = AssignmentReader.parse(key.name(), (String) row[0], (String) row[1]);
        return new Rules(assignment, TruthFiles.unpack((byte[]) row[2], assignment));
    }

    /**
     * Keeps what was read from the folders; called at start, in a transaction.
     *
     * @throws IllegalStateException when a version that is known has other content now
     */
    void keep(Assignment assignment, String yaml, GroundTruth truth, byte[] truthFiles) {
        database.createNativeQuery("INSERT INTO ground_truth (name, version, digest, files)"
                        + " VALUES (:name, :version, :digest, :files) ON CONFLICT DO NOTHING")
                .setParameter("name", assignment.name())
                .setParameter("version", truth.version())
                .setParameter("digest", truth.digest())
                .setParameter("files", truthFiles)
                .executeUpdate();
        requireSame("ground-truth.yaml", "ground_truth", assignment.name(), truth.version(), truth.digest());
        database.createNativeQuery("INSERT INTO assignment (name, version, digest, yaml, truth_version)"
                        + " VALUES (:name, :version, :digest, :yaml, :truth) ON CONFLICT (name, version)"
                        + " DO UPDATE SET truth_version = greatest(assignment.truth_version, excluded.truth_version)")
                .setParameter("name", assignment.name())
                .setParameter("version", assignment.version())
                .setParameter("digest", assignment.digest())
                .setParameter("yaml", yaml)
                .setParameter("truth", truth.version())
                .executeUpdate();
        requireSame("assignment.yaml", "assignment", assignment.name(), assignment.version(), assignment.digest());
    }

    private void requireSame(String file, String table, String name, int version, String digest) {
        Object known = database.createNativeQuery(
                        "SELECT digest FROM " + table + " WHERE name = :name AND version = :version", String.class)
                .setParameter("name", name)
                .setParameter("version", version)
                .getSingleResult();
        if (!digest.equals(known)) {
            throw new IllegalStateException("Assignment " + name + " changed, but its version did not: raise the"
                    + " version in " + file + " (it is " + version + ")");
        }
    }
}
