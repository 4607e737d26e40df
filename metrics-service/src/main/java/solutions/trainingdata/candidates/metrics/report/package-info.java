/** What is stored, told to HR. */
package solutions.trainingdata.candidates.metrics.report;
