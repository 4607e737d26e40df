package solutions.trainingdata.candidates.bot.catalogue;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Which assignment a candidate gets. */
@ConfigMapping(prefix = "catalogue")
public interface CatalogueConfig {

    /** Name of the assignment for whoever comes without a deep link; needed only with several of them. */
    Optional<String> defaultAssignment();
}
