/** Everybody's results as a spreadsheet: asked of metrics-service, fetched, put into the chat of the HR who asked. */
package solutions.trainingdata.candidates.bot.hr.export;
