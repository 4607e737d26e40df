package solutions.trainingdata.candidates.metrics.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How percentages are shown: two decimals, half up. */
public final class Percent {
    /** Sums of areas are exact to about twelve digits: what is nearer to a half than this is a half. */
    private static final int DIGITS_THAT_HOLD = 9;

    private Percent() {}

    /** The number to show, such as 97.31 or 80.00. */
    public static BigDecimal shown(double percent) {
        return BigDecimal.valueOf(percent)
                .setScale(DIGITS_THAT_HOLD, RoundingMode.HALF_UP)
                .setScale(2, RoundingMode.HALF_UP);
    }
}
