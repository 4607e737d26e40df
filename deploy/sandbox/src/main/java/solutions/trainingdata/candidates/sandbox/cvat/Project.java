package solutions.trainingdata.candidates.sandbox.cvat;

import java.util.List;

/** What a task can stand in: it takes its labels from there. */
record Project(long id, String name, User owner, List<Task.Label> labels) {}
