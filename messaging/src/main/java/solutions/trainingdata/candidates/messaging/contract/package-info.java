/** What the services say to each other. The sealed interfaces, one per owner and kind, are the catalogue. */
package solutions.trainingdata.candidates.messaging.contract;
