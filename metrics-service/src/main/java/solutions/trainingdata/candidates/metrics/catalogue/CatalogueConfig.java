package solutions.trainingdata.candidates.metrics.catalogue;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where assignments lie. */
@ConfigMapping(prefix = "catalogue")
interface CatalogueConfig {

    /** Folder of the assignments' public parts, one folder each. */
    Path assignmentsDir();

    /** Folder of their secret parts, by the same names; may be the same folder. */
    Path groundTruthDir();
}
