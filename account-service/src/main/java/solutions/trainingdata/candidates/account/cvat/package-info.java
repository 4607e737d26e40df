/** The CVAT calls that accounts need. CVAT's vocabulary ends here. */
package solutions.trainingdata.candidates.account.cvat;
