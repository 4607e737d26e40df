/** Commands that wait for their answer: sent again until it comes. */
package solutions.trainingdata.candidates.bot.asking;
