/** Assignments with their ground truth: read from folders at start, kept by name and version in the database. */
package solutions.trainingdata.candidates.metrics.catalogue;
