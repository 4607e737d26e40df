/** What people see: each method makes one screen, in one language, within Telegram's limits. Plain Java. */
package solutions.trainingdata.candidates.bot.screens;
