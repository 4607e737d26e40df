package solutions.trainingdata.candidates.messaging.contract;

/** A request to the service that owns the work. Only the gateway sends commands. */
public sealed interface Command extends ServiceMessage permits AccountCommand, TaskCommand, MetricsCommand {}
