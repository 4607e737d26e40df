/** What HR make of a result: invite, decline or later; who decided, and whom it is told. */
package solutions.trainingdata.candidates.bot.hr.decision;
