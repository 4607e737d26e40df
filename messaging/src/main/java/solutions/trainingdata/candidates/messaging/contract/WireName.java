package solutions.trainingdata.candidates.messaging.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of a message outside this process: its AMQP type and routing key. A changed meaning is a new version. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WireName {
    /** For example {@code account.open.v1}. */
    String value();
}
