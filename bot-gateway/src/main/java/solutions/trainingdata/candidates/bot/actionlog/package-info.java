/** Who did what to whom, when and with what outcome: a table that names people and log lines that do not. */
package solutions.trainingdata.candidates.bot.actionlog;
