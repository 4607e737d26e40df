package solutions.trainingdata.candidates.messaging.inbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import solutions.trainingdata.candidates.messaging.contract.ServiceMessage;

/**
 * Which use case takes which message: a service's front door. Built once; {@link #complete} checks that every message
 * of the contract's part has a handler.
 */
public final class Handlers {

    private final Map<Class<?>, Consumer<ServiceMessage>> byType = new HashMap<>();

    /** Each handler runs in the transaction of the inbox, only records an intent, and takes milliseconds. */
    public <T extends ServiceMessage> Handlers on(Class<T> type, Consumer<T> handler) {
        if (byType.put(type, message -> handler.accept(type.cast(message))) != null) {
            throw new IllegalStateException("Two handlers for " + type.getName());
        }
        return this;
    }

    /** @throws IllegalStateException naming the messages of {@code catalogues} that have no handler */
    public Handlers complete(Class<?>... catalogues) {
        Deque<Class<?>> left = new ArrayDeque<>(List.of(catalogues));
        while (!left.isEmpty()) {
            Class<?> type = left.remove();
            if (type.isSealed()) {
                left.addAll(List.of(type.getPermittedSubclasses()));
            } else if (!byType.containsKey(type)) {
                throw new IllegalStateException("No handler for " + type.getName());
            }
        }
        return this;
    }

    boolean takes(ServiceMessage message) {
        return byType.containsKey(message.getClass());
    }

    void handle(ServiceMessage message) {
        byType.get(message.getClass()).accept(message);
    }
}
