package solutions.trainingdata.candidates.metrics.geometry;

/** A part of an image that an outline can be compared with. */
public sealed interface Region permits Outline, Mask {}
