/** {@code deploy/whitelist}: who is HR. */
package solutions.trainingdata.candidates.ops.whitelist;
