/** Telegram: updates come in as rows and leave as {@link IncomingUpdate}; messages go out as rows, see {@link Chats}. */
package solutions.trainingdata.candidates.bot.telegram;
