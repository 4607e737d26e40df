/** Spreadsheets that HR ask for: work, written piece by piece into the database, handed out by HTTP, forgotten. */
package solutions.trainingdata.candidates.metrics.export;
