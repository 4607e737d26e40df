/** Everybody's results as one spreadsheet: asked for, written piece by piece into the database, handed out by HTTP. */
package solutions.trainingdata.candidates.metrics.export;
