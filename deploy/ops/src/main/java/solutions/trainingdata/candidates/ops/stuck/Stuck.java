package solutions.trainingdata.candidates.ops.stuck;

import java.time.Instant;

/**
 * Something that does not go on, or has a hard time. Names nobody: keys only.
 *
 * @param key what {@code retry} takes: kind and the row's key
 * @param step where it stands
 * @param why in the words of whoever gave up
 * @param tries since the last success
 * @param since when it was asked for or came; null where the row does not say
 */
record Stuck(String key, String step, String why, int tries, Instant since) {

    private static final int LONGEST = 300;

    Stuck {
        String line = why == null ? "no reason was written" : why.replaceAll("\\s+", " ");
        why = line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** Where it stands, in a line. */
    String where() {
        return "%s  %s%s%s"
                .formatted(
                        key,
                        step,
                        tries == 0 ? "" : ", " + tries + (tries == 1 ? " try" : " tries"),
                        since == null ? "" : ", since " + since);
    }
}
