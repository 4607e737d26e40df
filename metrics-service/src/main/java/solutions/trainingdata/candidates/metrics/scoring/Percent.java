package solutions.trainingdata.candidates.metrics.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How percentages are shown: two decimals, half up. */
public final class Percent {
    private Percent() {}

    /** The number to show, such as 97.31 or 80.00. */
    public static BigDecimal shown(double percent) {
        return BigDecimal.valueOf(percent).setScale(2, RoundingMode.HALF_UP);
    }
}
