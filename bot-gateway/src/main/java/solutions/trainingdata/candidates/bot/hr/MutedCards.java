package solutions.trainingdata.candidates.bot.hr;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import solutions.trainingdata.candidates.messaging.contract.CandidateId;

/** HR who want neither result cards nor reminders of them; what went wrong they are told all the same. */
@ApplicationScoped
public class MutedCards {

    private final HrTable table;

    MutedCards(AgroalDataSource database) {
        this.table = new HrTable(database, HrTable.MUTED);
    }

    public void mute(CandidateId hr, boolean muted) {
        table.put(hr.telegramUserId(), muted);
    }

    public boolean contains(CandidateId hr) {
        return table.contains(hr.telegramUserId());
    }

    List<CandidateId> without(List<CandidateId> everybody) {
        Set<Long> muted = table.all();
        return everybody.stream()
                .filter(hr -> !muted.contains(hr.telegramUserId()))
                .toList();
    }
}
