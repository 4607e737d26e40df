package solutions.trainingdata.candidates.sandbox.cvat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules for passwords that CVAT takes from Django. */
final class Passwords {
    private static final double TOO_SIMILAR = 0.7;

    /** A handful of the list of twenty thousand. */
    private static final Set<String> COMMON = Set.of(
            "12345678",
            "123456789",
            "1234567890",
            "87654321",
            "11111111",
            "00000000",
            "88888888",
            "password",
            "password1",
            "password12",
            "password123",
            "passw0rd",
            "qwertyui",
            "qwertyuiop",
            "qwerty123",
            "1q2w3e4r",
            "1q2w3e4r5t",
            "1qaz2wsx",
            "iloveyou",
            "sunshine",
            "princess",
            "football",
            "baseball",
            "superman",
            "trustno1",
            "abcd1234",
            "asdfghjk",
            "asdfghjkl",
            "starwars",
            "welcome1",
            "whatever",
            "computer");

    private Passwords() {}

    static List<String> weaknesses(String password) {
        List<String> weaknesses = new ArrayList<>();
        if (COMMON.contains(password.toLowerCase(Locale.ROOT))) {
            weaknesses.add("This password is too common.");
        }
        if (password.chars().allMatch(Character::isDigit)) {
            weaknesses.add("This password is entirely numeric.");
        }
        return weaknesses;
    }

    /** The attribute of the user that the password resembles. */
    static Optional<String> similarAttribute(String password, User user) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("username", user.username);
        attributes.put("first name", user.firstName);
        attributes.put("last name", user.lastName);
        attributes.put("email address", user.email);
        return attributes.entrySet().stream()
                .filter(attribute -> resembles(password, attribute.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean resembles(String password, String value) {
        List<String> parts =
                new ArrayList<>(List.of(value.toLowerCase(Locale.ROOT).split("\\W+")));
        parts.add(value.toLowerCase(Locale.ROOT));
        String lower = password.toLowerCase(Locale.ROOT);
        return parts.stream()
                .filter(part -> !part.isEmpty() && !isMuchLonger(lower, part))
                .anyMatch(part -> sharedLetters(lower, part) >= TOO_SIMILAR);
    }

    private static boolean isMuchLonger(String password, String part) {
        return password.length() >= 10 * part.length() && part.length() < TOO_SIMILAR / 2 * password.length();
    }

    /** Twice the letters that both have, over all letters: Python's quick_ratio. */
    private static double sharedLetters(String left, String right) {
        Map<Integer, Integer> available = new HashMap<>();
        right.chars().forEach(letter -> available.merge(letter, 1, Integer::sum));
        int shared = 0;
        for (int letter : left.chars().toArray()) {
            if (available.merge(letter, -1, Integer::sum) >= 0) {
                shared++;
            }
        }
        return 2.0 * shared / (left.length() + right.length());
    }
}
