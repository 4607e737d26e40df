/**
 * The end of attempts: jobs taken from the candidate, nothing watched, for good. A further step of the attempt's own row
 * (CLOSE leads to CLOSED), so that it never meets another step at the same CVAT task.
 */
package solutions.trainingdata.candidates.task.closing;
