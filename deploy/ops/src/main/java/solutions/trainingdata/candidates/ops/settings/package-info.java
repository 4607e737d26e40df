/** What the commands are told by the environment and by the project's own files. */
package solutions.trainingdata.candidates.ops.settings;
