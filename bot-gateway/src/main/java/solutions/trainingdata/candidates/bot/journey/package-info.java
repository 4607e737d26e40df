/**
 * The process: what is asked of whom and in which order, and what the candidate is told. {@link
 * solutions.trainingdata.candidates.bot.journey.Position} has the rules, {@link
 * solutions.trainingdata.candidates.bot.journey.Journeys} what follows from them.
 */
package solutions.trainingdata.candidates.bot.journey;
