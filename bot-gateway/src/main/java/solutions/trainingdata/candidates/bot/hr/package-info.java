/** What HR are told and may ask. Whoever is not on the whitelist, read anew each time, gets and learns nothing. */
package solutions.trainingdata.candidates.bot.hr;
