/** What is read from CVAT to judge a submission. CVAT's vocabulary ends here. */
package solutions.trainingdata.candidates.metrics.cvat;
