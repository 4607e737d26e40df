/** Work that was given up or does not get on. */
package solutions.trainingdata.candidates.ops.stuck;
