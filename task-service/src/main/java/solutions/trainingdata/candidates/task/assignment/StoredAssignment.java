package solutions.trainingdata.candidates.task.assignment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.messaging.assignment.AssignmentReader;

/** A version of an assignment as it was read; never changed but for its guides, and never deleted. */
@Entity
@Table(name = "assignment")
class StoredAssignment extends PanacheEntityBase {

    @Id
    String id;

    String name;
    int version;
    String digest;
    String yaml;

    @Column(name = "guide_ru")
    String guideRu;

    @Column(name = "guide_en")
    String guideEn;

    static String id(String name, int version) {
        return name + "/" + version;
    }

    static StoredAssignment of(AssignmentFolder folder) {
        Assignment assignment = folder.assignment();
        StoredAssignment stored = new StoredAssignment();
        stored.id = id(assignment.name(), assignment.version());
        stored.name = assignment.name();
        stored.version = assignment.version();
        stored.digest = assignment.digest();
        stored.yaml = folder.yaml();
        stored.takeGuides(folder.guides());
        return stored;
    }

    /** Guides explain and decide nothing: they may be reworded without a new version. */
    void takeGuides(Map<String, String> guides) {
        guideRu = guides.get("ru");
        guideEn = guides.get("en");
    }

    Map<String, String> guides() {
        Map<String, String> guides = new LinkedHashMap<>();
        if (guideRu != null) {
            guides.put("ru", guideRu);
        }
        if (guideEn != null) {
            guides.put("en", guideEn);
        }
        return guides;
    }

    Assignment assignment() {
        return AssignmentReader.parse(name, yaml, digest);
    }
}
