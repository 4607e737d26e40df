package solutions.trainingdata.candidates.messaging.contract;

/** Something that became true in the service that owns it. Only the gateway listens to events. */
public sealed interface Event extends ServiceMessage permits AccountEvent, TaskEvent, MetricsEvent {}
