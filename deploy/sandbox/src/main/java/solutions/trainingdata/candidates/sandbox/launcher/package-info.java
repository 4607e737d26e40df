/** {@code deploy/up}: starts what the environment does not configure, then the four services, and watches over them. */
package solutions.trainingdata.candidates.sandbox.launcher;
