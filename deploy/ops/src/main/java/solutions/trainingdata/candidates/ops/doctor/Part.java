package solutions.trainingdata.candidates.ops.doctor;

import java.util.List;

/** What belongs together, such as all about CVAT: checks in the order in which they build on each other. */
interface Part {

    List<Check> checks();
}
