/** Updates: polled by one replica, stored, then handled in order per chat by any. */
package solutions.trainingdata.candidates.bot.telegram.incoming;
