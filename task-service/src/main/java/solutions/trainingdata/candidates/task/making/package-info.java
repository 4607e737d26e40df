/**
 * The steps that make an attempt's CVAT task: CREATE, GUIDE, UPLOAD, AWAIT, ASSIGN lead to ISSUED; what is uncertain on
 * the way goes to DISCARD and starts over at CREATE.
 */
package solutions.trainingdata.candidates.task.making;
