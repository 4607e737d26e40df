/** Messages that come in: read, dropped when repeated, handed to the owner in one short transaction, then acked. */
package solutions.trainingdata.candidates.messaging.inbox;
