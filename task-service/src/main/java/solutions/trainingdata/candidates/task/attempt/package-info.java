/**
 * Attempts and the work on them: a row per attempt, advanced from state to state by one {@link
 * solutions.trainingdata.candidates.task.attempt.Step} each. CREATE, GUIDE, UPLOAD, AWAIT, ASSIGN lead to ISSUED; what
 * is uncertain on the way goes to DISCARD and starts over at CREATE.
 */
package solutions.trainingdata.candidates.task.attempt;
