/** Assignments: read from their folders, kept version by version, told to the others. */
package solutions.trainingdata.candidates.task.assignment;
