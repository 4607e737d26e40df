/**
 * What the broker says about a service's queue: whether it is there, how much waits in it and for whom, how many dead
 * letters. Asked by passive declare over one connection of its own, in a thread of its own; health, metrics and whoever
 * else asks read the last answer.
 */
package solutions.trainingdata.candidates.messaging.queues;
