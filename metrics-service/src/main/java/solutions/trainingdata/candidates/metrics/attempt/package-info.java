/** Attempts that are known: who makes them and since when. */
package solutions.trainingdata.candidates.metrics.attempt;
