/** What somebody types or presses, and which use case that is. */
package solutions.trainingdata.candidates.bot.conversation;
