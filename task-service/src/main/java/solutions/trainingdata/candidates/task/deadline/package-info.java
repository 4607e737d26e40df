/**
 * Deadlines of issued attempts: a row each, with the time at which the next thing is to be said. Nothing is asked of
 * anybody, so what is said and when the next is due are one transaction.
 */
package solutions.trainingdata.candidates.task.deadline;
