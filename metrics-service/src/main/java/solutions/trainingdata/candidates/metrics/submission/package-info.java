/** Submissions: recorded, read from CVAT, checked, scored, stored with all that led to the verdict. */
package solutions.trainingdata.candidates.metrics.submission;
