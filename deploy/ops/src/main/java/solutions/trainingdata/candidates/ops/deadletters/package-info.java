/** Messages that no service could take. */
package solutions.trainingdata.candidates.ops.deadletters;
