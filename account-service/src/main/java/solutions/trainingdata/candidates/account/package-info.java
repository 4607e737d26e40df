/** CVAT accounts of candidates: made once, with the role of an annotator, their passwords sealed. */
package solutions.trainingdata.candidates.account;
