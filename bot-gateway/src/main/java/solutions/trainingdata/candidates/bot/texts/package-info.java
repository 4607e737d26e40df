/** Every sentence and button of the bot, in Russian and English: read from {@code media/texts}, worded with Qute. */
package solutions.trainingdata.candidates.bot.texts;
