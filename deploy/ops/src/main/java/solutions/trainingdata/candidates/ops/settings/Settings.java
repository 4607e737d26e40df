package solutions.trainingdata.candidates.ops.settings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the environment says, by the product's names. Keeps its secrets out of what is printed.
 *
 * @param environment variables by name
 */
public record Settings(Map<String, String> environment) {

    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|TOKEN|KEY)");
    private static final Pattern TOKEN_IN_PATH = Pattern.compile("/bot[0-9]+:[^/\\s]+");
    private static final Pattern USER_IN_URL = Pattern.compile("//[^/@\\s]+@");
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(?i)(password=)[^&\\s]+");
    /** Shorter ones are words, too: they are hidden only where they stand alone. */
    private static final int SURELY_NO_WORD = 8;

    public Settings {
        environment = Map.copyOf(environment);
    }

    /** An empty variable is as good as none. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String get(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    /** @throws NotConfiguredException naming the variable */
    public String need(String name) {
        return find(name)
                .orElseThrow(() -> new NotConfiguredException(
                        name + " is not set: put it into the environment (deploy/up prints what it made)"));
    }

    /** A number that may be absent. */
    public int port(String name, String otherwise) {
        String port = get(name, otherwise);
        try {
            return Integer.parseInt(port);
        } catch (NumberFormatException e) {
            throw new NotConfiguredException(name + " is not a number: " + port);
        }
    }

    /** Our own words, which may hold a word that is somebody's password, with values from outside, which may not. */
    public String words(String text, Object... values) {
        return text.formatted(Arrays.stream(values)
                .map(value -> value instanceof Number ? value : hide(String.valueOf(value)))
                .toArray());
    }

    /** The text without any secret of the environment, whatever library wrote it. */
    public String hide(String text) {
        String hidden = text;
        for (String secret : secrets()) {
            String exactly = Pattern.quote(secret);
            hidden = hidden.replaceAll(
                    secret.length() < SURELY_NO_WORD ? "(?<![A-Za-z0-9_])" + exactly + "(?![A-Za-z0-9_])" : exactly,
                    "***");
        }
        hidden = TOKEN_IN_PATH.matcher(hidden).replaceAll("/bot***");
        hidden = USER_IN_URL.matcher(hidden).replaceAll("//***@");
        return PASSWORD_IN_URL.matcher(hidden).replaceAll("$1***");
    }

    /** Longest first, as one may be part of another. */
    private Iterable<String> secrets() {
        return environment.entrySet().stream()
                .filter(variable -> SECRET.matcher(variable.getKey()).matches())
                .flatMap(variable -> Arrays.stream(variable.getValue().split(",")))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .sorted(Comparator.comparingInt(String::length).reversed())::iterator;
    }

    @Override
    public String toString() {
        return "Settings" + environment.keySet();
    }
}
