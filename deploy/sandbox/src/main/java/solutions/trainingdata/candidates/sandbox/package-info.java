/** Embedded infrastructure, simulators of Telegram and CVAT, and the launcher. Test tools: no service depends on it. */
package solutions.trainingdata.candidates.sandbox;
