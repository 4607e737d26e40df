/** The sandbox as a resource of Quarkus tests. */
package solutions.trainingdata.candidates.sandbox.junit;
