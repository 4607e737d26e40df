/** task-service: assignments, attempts at them, and the CVAT tasks that are made for attempts. */
package solutions.trainingdata.candidates.task;
