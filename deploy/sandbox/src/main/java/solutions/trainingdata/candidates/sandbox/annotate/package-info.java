/** An annotator's hand: draws ground truth, well or with mistakes, through CVAT's own REST API. */
package solutions.trainingdata.candidates.sandbox.annotate;
