/**
 * Draws an assignment: street scenes with one car and one plate each, their exact ground truth, and the example
 * pictures of the guide. World coordinates are metres: x ahead of the car, y to its left, z up, the ground at z = 0.
 */
package solutions.trainingdata.candidates.sandbox.scene;
