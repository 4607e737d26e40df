/**
 * Attempts: a row each, advanced from state to state by one {@link solutions.trainingdata.candidates.task.attempt.Step}
 * at a time. The steps themselves are where their feature is: {@code making}, {@code closing}.
 */
package solutions.trainingdata.candidates.task.attempt;
