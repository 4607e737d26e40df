/** The assignments that can be given, as task-service published them. */
package solutions.trainingdata.candidates.bot.catalogue;
