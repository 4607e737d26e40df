package solutions.trainingdata.candidates.bot.hr.export;

import java.util.Arrays;
import java.util.Optional;
import solutions.trainingdata.candidates.bot.texts.Text;

/** Why a spreadsheet does not come, where trying again helps nobody. */
enum ExportTrouble {
    /** A send was begun and did not end. */
    UNSURE(Text.HR_EXPORT_UNSURE),
    TOO_BIG(Text.HR_EXPORT_TOO_BIG),
    /** It is not kept for ever. */
    GONE(Text.HR_EXPORT_GONE),
    NOT_CONFIGURED(Text.HR_EXPORT_NOT_CONFIGURED);

    final Text words;

    ExportTrouble(Text words) {
        this.words = words;
    }

    /** @param reason of a row that was given up */
    static Optional<ExportTrouble> of(String reason) {
        return Arrays.stream(values())
                .filter(trouble -> trouble.name().equals(reason))
                .findFirst();
    }
}
