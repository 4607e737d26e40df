package solutions.trainingdata.candidates.stories;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import solutions.trainingdata.candidates.sandbox.launcher.Service;

/**
 * kill -9 of each service at the requests of a journey, from its own start to HR's question, each time with a candidate
 * of its own: once before the request is carried out and once after it was and before it is answered. Every journey
 * ends right, with one account, one task, one card for HR and every message once; a message that the gateway was
 * killed in may come twice. See docs/reliability.md.
 */
class KilledAtEveryRequestStoryTest {

    private static final int SAMPLE = 2;

    private static Sandbox sandbox;
    private static ReferenceJourney reference;

    @BeforeAll
    static void observe() {
        sandbox = Sandbox.running();
        reference = new ReferenceJourney(sandbox);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void atEveryRequest(Service service) {
        killAt(service, reference.moments(service));
        Orphans.areGoneAfterTheSweep(sandbox);
    }

    @ParameterizedTest
    @EnumSource
    void atSomeRequests(Service service) {
        // How often something is asked for may vary: the first time comes in each journey.
        List<KillMoment> all = reference.moments(service).stream()
                .filter(moment -> moment.occurrence() == 1)
                .toList();
        List<KillMoment> some = new ArrayList<>();
        for (int i = 0; i < SAMPLE; i++) {
            some.add(all.get((2 * i + 1) * all.size() / (2 * SAMPLE)));
        }
        killAt(service, some);
    }

    private static void killAt(Service service, List<KillMoment> moments) {
        try (Kills kills = new Kills(sandbox, service)) {
            kills.at(moments).areRight();
        }
    }
}
