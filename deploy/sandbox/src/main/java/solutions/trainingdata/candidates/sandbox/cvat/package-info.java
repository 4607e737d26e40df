/** A simulated CVAT: one class per resource of its REST API, a jobs page, and a Java API for tests. */
package solutions.trainingdata.candidates.sandbox.cvat;
