package solutions.trainingdata.candidates.sandbox.launcher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The broker that RABBITMQ_HOST names. A service that has a password of its own there ({@code deploy/rabbitmq/users}
 * makes the users) goes by its module's name, any other one by RABBITMQ_USERNAME and RABBITMQ_PASSWORD.
 */
record RealBroker(Map<String, String> configured) {

    private static final List<String> SHARED =
            List.of("RABBITMQ_HOST", "RABBITMQ_PORT", "RABBITMQ_VHOST", "RABBITMQ_USERNAME", "RABBITMQ_PASSWORD");

    /** As {@code deploy/rabbitmq/users} names it. */
    static String passwordVariable(Service service) {
        return service.module().toUpperCase(Locale.ROOT).replace('-', '_') + "_RABBITMQ_PASSWORD";
    }

    Map<String, String> environment(Service service) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String variable : SHARED) {
            String value = configured.getOrDefault(variable, "");
            if (!value.isBlank()) {
                environment.put(variable, value);
            }
        }
        String own = configured.getOrDefault(passwordVariable(service), "");
        if (!own.isBlank()) {
            environment.put("RABBITMQ_USERNAME", service.module());
            environment.put("RABBITMQ_PASSWORD", own);
        }
        return environment;
    }
}
