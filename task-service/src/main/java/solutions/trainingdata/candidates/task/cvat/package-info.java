/** The calls that task-service makes to CVAT, in CVAT's words. Nothing else of CVAT is known outside this package. */
package solutions.trainingdata.candidates.task.cvat;
