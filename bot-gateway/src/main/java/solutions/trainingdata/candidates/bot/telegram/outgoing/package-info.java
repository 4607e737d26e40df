/** Messages: rows of what people are to see, and the sender that makes Telegram show it. */
package solutions.trainingdata.candidates.bot.telegram.outgoing;
