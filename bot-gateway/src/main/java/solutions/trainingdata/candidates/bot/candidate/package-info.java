/** People who have written to the bot: who they are in Telegram and in CVAT. */
package solutions.trainingdata.candidates.bot.candidate;
