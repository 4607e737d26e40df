package solutions.trainingdata.candidates.stories;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;
import solutions.trainingdata.candidates.sandbox.launcher.Service;
import solutions.trainingdata.candidates.sandbox.launcher.ServiceProcess;

/** One undisturbed journey right after all services were started: every request that they make in it. */
final class ReferenceJourney {

    private final Sandbox sandbox;
    private final Candidate candidate;
    private final Map<JourneyPart, List<SimulatorRequest>> requests = new LinkedHashMap<>();

    ReferenceJourney(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.candidate = sandbox.candidate();
        // What an earlier story entails is of no part of this journey.
        JourneyPart.settle();
        for (Service service : Service.values()) {
            sandbox.product().replicas(service).forEach(ServiceProcess::kill);
        }
        for (JourneyPart part : JourneyPart.values()) {
            long cvatBefore = last(sandbox.infrastructure().cvat().server().requests());
            long telegramBefore = last(sandbox.infrastructure().telegram().recordedRequests());
            part.play(sandbox, candidate);
            JourneyPart.settle();
            List<SimulatorRequest> made = new ArrayList<>();
            sandbox.infrastructure().cvat().server().requests().stream()
                    .filter(request -> request.number() > cvatBefore)
                    .forEach(made::add);
            sandbox.infrastructure().telegram().recordedRequests().stream()
                    .filter(request -> request.number() > telegramBefore)
                    .forEach(made::add);
            requests.put(part, made);
        }
        sandbox.product().awaitReady(Duration.ofSeconds(60));
    }

    private static long last(List<SimulatorRequest> requests) {
        return requests.isEmpty() ? 0 : requests.get(requests.size() - 1).number();
    }

    /** Before and after each request of the service, in their order. */
    List<KillMoment> moments(Service service) {
        List<KillMoment> moments = new ArrayList<>();
        requests.forEach((part, made) -> {
            Map<String, Integer> seen = new HashMap<>();
            made.stream()
                    .filter(request -> KillMoment.concerns(request, service, candidate))
                    .map(KillMoment::kind)
                    .forEach(kind -> {
                        int occurrence = seen.merge(kind, 1, Integer::sum);
                        moments.add(new KillMoment(service, part, kind, occurrence, false));
                        moments.add(new KillMoment(service, part, kind, occurrence, true));
                    });
        });
        return moments;
    }
}
