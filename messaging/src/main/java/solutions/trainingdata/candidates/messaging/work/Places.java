package solutions.trainingdata.candidates.messaging.work;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** Steps that may run at the same time: so many in the process, and of them so many of each kind. */
final class Places {

    private final Semaphore free;
    private final Map<Work, Semaphore> freeOfKind;

    Places(int inAll, List<Work> works) {
        this.free = new Semaphore(inAll);
        this.freeOfKind = works.stream()
                .collect(Collectors.toMap(work -> work, work -> new Semaphore(Math.min(inAll, work.atOnce()))));
    }

    /** Takes all that are free for this kind. */
    int take(Work work) {
        int ofKind = freeOfKind.get(work).drainPermits();
        int inAll = free.drainPermits();
        int both = Math.min(ofKind, inAll);
        freeOfKind.get(work).release(ofKind - both);
        free.release(inAll - both);
        return both;
    }

    void giveBack(Work work, int some) {
        freeOfKind.get(work).release(some);
        free.release(some);
    }
}
