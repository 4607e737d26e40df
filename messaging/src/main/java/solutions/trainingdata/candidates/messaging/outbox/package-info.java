/** Messages leave through rows: written in the transaction that made them true, published until the broker confirms. */
package solutions.trainingdata.candidates.messaging.outbox;
