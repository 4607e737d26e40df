package solutions.trainingdata.candidates.task.assignment;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where assignments are. */
@ConfigMapping(prefix = "assignments")
interface AssignmentsConfig {

    /** Has one folder for each assignment. Their ground truth may be elsewhere: it is never looked for here. */
    Path directory();
}
