/** Calls of the Bot API, with an answer for everything that can happen to one, and what limits them. */
package solutions.trainingdata.candidates.bot.telegram.api;
