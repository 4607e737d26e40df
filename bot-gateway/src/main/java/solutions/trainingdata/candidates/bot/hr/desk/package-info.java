/** What HR press and type, each time asked first whether they are HR. */
package solutions.trainingdata.candidates.bot.hr.desk;
