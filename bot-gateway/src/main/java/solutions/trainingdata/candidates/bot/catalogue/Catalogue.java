package solutions.trainingdata.candidates.bot.catalogue;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import solutions.trainingdata.candidates.bot.texts.Language;
import solutions.trainingdata.candidates.messaging.contract.Contract;
import solutions.trainingdata.candidates.messaging.contract.TaskEvent.AssignmentPublished;

/** What can be given to candidates. */
@ApplicationScoped
public class Catalogue implements PanacheRepositoryBase<PublishedAssignment, String> {

    private final CatalogueConfig config;

    Catalogue(CatalogueConfig config) {
        this.config = config;
    }

    /** Keeps the highest version; an older one that comes late changes nothing. */
    public void published(AssignmentPublished event) {
        getEntityManager()
                .createNativeQuery("INSERT INTO published_assignment (name, version, body) VALUES (?1, ?2, ?3)"
                        + " ON CONFLICT (name) DO UPDATE SET version = excluded.version, body = excluded.body"
                        + " WHERE published_assignment.version <= excluded.version")
                .setParameter(1, event.name())
                .setParameter(2, event.version())
                .setParameter(3, Contract.json(event))
                .executeUpdate();
    }

    /** @param name of a deep link or a button, from anywhere */
    public Optional<AssignmentPublished> named(String name) {
        return name == null ? Optional.empty() : findByIdOptional(name).map(PublishedAssignment::event);
    }

    /** @param serial what a button carries of it */
    public record Entry(int serial, AssignmentPublished published) {}

    /** All of them, by name. */
    public List<Entry> entries() {
        return findAll(Sort.by("name")).stream()
                .map(row -> new Entry(row.serial, row.event()))
                .toList();
    }

    public Optional<Entry> numbered(int serial) {
        return find("serial", serial).firstResultOptional().map(row -> new Entry(row.serial, row.event()));
    }

    /** In the language, or the assignment's name where it is not published (any more). */
    public String title(String name, Language language) {
        return named(name)
                .map(assignment -> assignment.titles().get(language.code()))
                .orElse(name);
    }

    /** The chosen one, else the default, else the first by name; empty before anything was published. */
    public Optional<AssignmentPublished> chosen(String name) {
        return named(name)
                .or(() -> named(config.defaultAssignment().orElse(null)))
                .or(() -> findAll(Sort.by("name")).firstResultOptional().map(PublishedAssignment::event));
    }
}
