/** Whether what the environment configures is there and works. */
package solutions.trainingdata.candidates.ops.doctor;
