package solutions.trainingdata.candidates.sandbox.launcher;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import solutions.trainingdata.candidates.sandbox.annotate.AnnotationJob;
import solutions.trainingdata.candidates.sandbox.annotate.Drawing;
import solutions.trainingdata.candidates.sandbox.annotate.ExpectedScore;
import solutions.trainingdata.candidates.sandbox.annotate.GroundTruth;
import solutions.trainingdata.candidates.sandbox.annotate.Hand;
import solutions.trainingdata.candidates.sandbox.annotate.Manner;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/**
 * One journey through the chat: a candidate takes the test, hands it in with a shape missing, mends it, and HR reads
 * the result. Annotates through CVAT's own REST API with the credentials from the chat. The result must be the one that
 * a referee without any code of the product computes, to the digit.
 */
final class Demo {

    private static final Duration LONG = Duration.ofSeconds(90);

    private final Infrastructure infrastructure;
    private final Map<String, String> configured;
    private final Progress progress;
    private final GroundTruth truth;

    Demo(Infrastructure infrastructure, Map<String, String> configured, Progress progress) {
        this.infrastructure = infrastructure;
        this.configured = configured;
        this.progress = progress;
        this.truth = GroundTruth.of(
                infrastructure.groundTruth().resolve(configured.getOrDefault("DEFAULT_ASSIGNMENT", "car-plates")));
    }

    /** @return whether HR read what the referee says */
    boolean play() {
        Person candidate = Cast.candidate(infrastructure.telegram());
        Person hr = Cast.hr(infrastructure.telegram());
        try (Transcript transcript = new Transcript(List.of(hr, candidate), progress)) {
            return play(candidate, hr);
        } catch (AssertionError | RuntimeException e) {
            progress.say("The demo failed: %s", e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean play(Person candidate, Person hr) {
        hr.says("/start");
        candidate.says("/start");
        candidate.presses("Get the test");
        candidate.presses("I agree, start");
        candidate.awaitMessage(message -> message.button("Open the task").isPresent(), "the link to the task", LONG);
        Hand hand = Hand.login(
                cvatUrl(),
                candidate.button("Copy login").value(),
                candidate.button("Copy password").value());
        hand.jobs().forEach(job -> hand.annotate(job.id(), truth, Manner.SHAPE_MISSING));
        progress.say(
                "(%s annotates in CVAT and forgets a shape)",
                candidate.profile().firstName());
        handIn(candidate, "Outline what is missing");
        ExpectedScore expected = annotate(hand);
        progress.say(
                "(%s mends it, sloppily and with a typing error)",
                candidate.profile().firstName());
        handIn(candidate, "accepted");
        List<String> figures = figures(expected);
        boolean right = shows(hr.awaitMessage("Result:", LONG), figures);
        hr.presses("Candidate's result");
        hr.awaitReply("Whose result?", LONG);
        hr.says("@" + candidate.profile().username());
        right &= shows(hr.awaitReply("Results", LONG), figures);
        progress.say(right ? "HR read what the referee says: %s" : "HR should have read: %s", figures);
        return right;
    }

    private static void handIn(Person candidate, String answer) {
        candidate.presses("Done");
        candidate.presses("Yes, check it");
        candidate.awaitReply(answer, LONG);
    }

    private ExpectedScore annotate(Hand hand) {
        List<Drawing> all = new ArrayList<>();
        List<String> images = new ArrayList<>();
        for (AnnotationJob job : hand.jobs()) {
            List<Drawing> drawings = Manner.SLOPPY.draw(truth, job.frames());
            if (all.isEmpty()) {
                drawings = withATypingError(drawings);
            }
            hand.draw(job.id(), drawings);
            hand.finish(job.id());
            all.addAll(drawings);
            images.addAll(job.images());
        }
        return ExpectedScore.of(truth, images, all);
    }

    private static List<Drawing> withATypingError(List<Drawing> drawings) {
        List<Drawing> changed = new ArrayList<>(drawings);
        for (int i = 0; i < changed.size(); i++) {
            Drawing drawing = changed.get(i);
            if (!drawing.texts().isEmpty()) {
                Map<String, String> texts = new LinkedHashMap<>();
                drawing.texts().forEach((name, text) -> texts.put(name, text + "X"));
                changed.set(i, Drawing.polygon(drawing.image(), drawing.label(), drawing.points(), texts));
                return changed;
            }
        }
        return changed;
    }

    private static List<String> figures(ExpectedScore expected) {
        List<String> figures = new ArrayList<>();
        expected.iouPercent().values().forEach(percent -> figures.add(figure(percent)));
        expected.accuracyPercent().values().forEach(percent -> figures.add(figure(percent)));
        return figures;
    }

    private static String figure(double percent) {
        return BigDecimal.valueOf(percent).setScale(2, RoundingMode.HALF_UP) + " %";
    }

    private static boolean shows(ChatMessage message, List<String> figures) {
        return figures.stream().allMatch(message.text()::contains);
    }

    private String cvatUrl() {
        return infrastructure.cvat() == null
                ? configured.get("CVAT_URL")
                : infrastructure.cvat().url();
    }
}
