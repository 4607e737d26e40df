package solutions.trainingdata.candidates.messaging.assignment;

/**
 * A scalar of a YAML file and where it stands.
 *
 * @param value as written, without quotes
 * @param line counted from 1
 */
public record YamlText(String value, int line) {}
