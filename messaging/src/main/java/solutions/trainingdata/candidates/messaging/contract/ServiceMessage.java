package solutions.trainingdata.candidates.messaging.contract;

/** Anything that one service says to another: a command to the owner of the work, or an event of its owner. */
public sealed interface ServiceMessage permits Command, Event {

    /** Whose journey it is about: the AMQP correlation id. */
    CandidateId candidate();
}
