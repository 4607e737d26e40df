package solutions.trainingdata.candidates.account;

import java.security.SecureRandom;
import java.util.Random;

/**
 * Passwords to be read off a screen: 16 letters and digits without those that look alike (0 O o, 1 l I i), about 90
 * bits. Small and capital letters and digits all occur, so that none is "entirely numeric" or common.
 */
final class RandomPassword {

    static final int LENGTH = 16;
    private static final String SMALL = "abcdefghjkmnpqrstuvwxyz";
    private static final String CAPITAL = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final String DIGITS = "23456789";
    private static final String ALL = SMALL + CAPITAL + DIGITS;

    private final Random random;

    RandomPassword() {
        this(new SecureRandom());
    }

    /** For tests, which want to see the same ones again. */
    RandomPassword(Random random) {
        this.random = random;
    }

    String next() {
        String password;
        do {
            password = random.ints(LENGTH, 0, ALL.length())
                    .collect(StringBuilder::new, (text, i) -> text.append(ALL.charAt(i)), StringBuilder::append)
                    .toString();
        } while (lacks(password, SMALL) || lacks(password, CAPITAL) || lacks(password, DIGITS));
        return password;
    }

    private static boolean lacks(String password, String characters) {
        return password.chars().noneMatch(c -> characters.indexOf(c) >= 0);
    }
}
