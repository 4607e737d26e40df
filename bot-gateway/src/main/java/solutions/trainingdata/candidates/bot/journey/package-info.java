/**
 * The process: what is asked of whom and in which order, and what the candidate is told. {@link
 * solutions.trainingdata.candidates.bot.journey.Position} has the rules, {@link
 * solutions.trainingdata.candidates.bot.journey.Journeys} what people do, {@link
 * solutions.trainingdata.candidates.bot.journey.Answers} and {@link
 * solutions.trainingdata.candidates.bot.journey.Deadlines} what the services say and what follows from it.
 */
package solutions.trainingdata.candidates.bot.journey;
