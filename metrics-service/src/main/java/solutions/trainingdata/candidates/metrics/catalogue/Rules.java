package solutions.trainingdata.candidates.metrics.catalogue;

import solutions.trainingdata.candidates.messaging.assignment.Assignment;
import solutions.trainingdata.candidates.metrics.truth.GroundTruth;

/** What a submission is judged by: one version of an assignment and the ground truth that goes with it. */
public record Rules(Assignment assignment, GroundTruth truth) {}
