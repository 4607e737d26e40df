package solutions.trainingdata.candidates.messaging.assignment;

import java.util.Objects;

/** Title of an assignment in the two languages that the bot speaks. */
public record Titles(String ru, String en) {
    public Titles {
        Objects.requireNonNull(ru);
        Objects.requireNonNull(en);
    }
}
