/** Issued attempts are looked at in CVAT: a row each with the time of the next look, until the attempt is closed. */
package solutions.trainingdata.candidates.task.watch;
