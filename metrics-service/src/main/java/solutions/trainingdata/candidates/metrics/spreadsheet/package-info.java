/** The workbook with everybody's results: which sheets, columns, formats and words. */
package solutions.trainingdata.candidates.metrics.spreadsheet;
