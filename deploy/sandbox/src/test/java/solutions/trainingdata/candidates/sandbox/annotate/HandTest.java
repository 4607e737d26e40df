package solutions.trainingdata.candidates.sandbox.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import solutions.trainingdata.candidates.sandbox.cvat.CvatAdmin;
import solutions.trainingdata.candidates.sandbox.cvat.CvatOptions;
import solutions.trainingdata.candidates.sandbox.cvat.CvatSimulator;
import solutions.trainingdata.candidates.sandbox.cvat.SimulatedJob;

class HandTest {
    private CvatSimulator cvat;
    private SmallAssignment assignment;
    private CvatAdmin admin;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        assignment = SmallAssignment.in(folder);
        cvat = CvatSimulator.start(0, CvatOptions.withAdminPassword("admin-pass"));
        admin = new CvatAdmin(cvat);
        admin.taskFor(admin.worker("cand_one"), pictures(), 0);
    }

    @AfterEach
    void stop() {
        cvat.close();
    }

    @Test
    void drawsTheTruthAndFinishes() throws Exception {
        Hand hand = hand("cand_one");
        List<Drawing> drawn = hand.annotateEverything(assignment.truth(), Manner.WELL);
        assertThat(drawn).hasSize(6);
        SimulatedJob job = cvat.jobs().get(0);
        assertThat(job.state()).isEqualTo("completed");
        JsonNode shapes = cvat.annotations(job.id()).get("shapes");
        assertThat(shapes).hasSize(6);
        assertThat(shapes.findValuesAsText("value")).containsExactlyInAnyOrder("A123BC77", "M77OP99", "K001KK");
        ExpectedScore score = ExpectedScore.of(assignment.truth(), SmallAssignment.IMAGES, drawn);
        assertThat(score.iouPercent()).containsEntry("car", 100.0).containsEntry("plate", 100.0);
        assertThat(score.accuracyPercent()).containsEntry("plate", 100.0);
    }

    @Test
    void seesItsOwnJobsOnly() throws Exception {
        admin.taskFor(admin.worker("cand_two"), pictures(), 1);
        assertThat(hand("cand_one").jobs()).hasSize(1);
        assertThat(hand("cand_two").jobs()).hasSize(2).allSatisfy(job -> assertThat(job.frames())
                .hasSize(1));
    }

    @Test
    void saysWhatWasRefusedWithoutThePassword() {
        assertThatThrownBy(() -> Hand.login(cvat.url(), "cand_one", "not-the-password"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/api/auth/login was answered 400")
                .hasMessageNotContaining("not-the-password");
    }

    /** CVAT takes them all: to refuse is the product's work. */
    @ParameterizedTest
    @EnumSource(Manner.class)
    void everyMannerIsStoredByCvat(Manner manner) throws Exception {
        List<Drawing> drawn = hand("cand_one").annotate(cvat.jobs().get(0).id(), assignment.truth(), manner);
        JsonNode stored = cvat.annotations(cvat.jobs().get(0).id());
        assertThat(stored.get("shapes").size()
                        + stored.get("tracks").size()
                        + stored.get("tags").size())
                .isEqualTo(drawn.size());
    }

    @Test
    void everyMistakeIsTheOneThatItsNameSays() throws Exception {
        assertThat(shapes(Manner.SHAPE_MISSING)).hasSize(5);
        assertThat(shapes(Manner.SHAPE_EXTRA)).hasSize(7);
        assertThat(shapes(Manner.WRONG_TYPE).findValuesAsText("type")).contains("rectangle");
        assertThat(shapes(Manner.FIVE_POINTS).findValues("points")).anyMatch(points -> points.size() == 10);
        assertThat(shapes(Manner.TEXT_EMPTY).findValuesAsText("value")).contains("");
        assertThat(shapes(Manner.TEXT_TYPO).findValuesAsText("value")).contains("A123BC71");
        assertThat(shapes(Manner.OUTSIDE).findValues("points"))
                .anyMatch(points -> points.get(0).asDouble() > 320);
        assertThat(shapes(Manner.TWICE)).hasSize(7);
        assertThat(shapes(Manner.TRACK)).hasSize(5);
        assertThat(shapes(Manner.TAG)).hasSize(6);
        assertThat(shapes(Manner.NOTHING)).isEmpty();
    }

    @Test
    void sloppyIsWorseThanWellBetterThanNothingAndTheSameEachTime() throws Exception {
        List<Drawing> once = Manner.SLOPPY.draw(
                assignment.truth(), hand("cand_one").jobs().get(0).frames());
        List<Drawing> again = Manner.SLOPPY.draw(
                assignment.truth(), hand("cand_one").jobs().get(0).frames());
        assertThat(once).isEqualTo(again);
        ExpectedScore score = ExpectedScore.of(assignment.truth(), SmallAssignment.IMAGES, once);
        assertThat(score.iouPercent().get("car")).isBetween(90.0, 99.9);
        assertThat(score.iouPercent().get("plate")).isBetween(50.0, 99.0);
        assertThat(score.accuracyPercent()).containsEntry("plate", 100.0);
    }

    @Test
    void typingErrorsAndMissingObjectsCountInTheExpectedScore() throws Exception {
        List<AnnotationJob.Frame> frames = hand("cand_one").jobs().get(0).frames();
        ExpectedScore typo = ExpectedScore.of(
                assignment.truth(), SmallAssignment.IMAGES, Manner.TEXT_TYPO.draw(assignment.truth(), frames));
        assertThat(typo.accuracyPercent().get("plate")).isCloseTo(200.0 / 3, within(1e-9));
        ExpectedScore missing = ExpectedScore.of(
                assignment.truth(), SmallAssignment.IMAGES, Manner.SHAPE_MISSING.draw(assignment.truth(), frames));
        assertThat(missing.iouPercent().get("car")).isCloseTo(200.0 / 3, within(1e-9));
        ExpectedScore nothing = ExpectedScore.of(assignment.truth(), SmallAssignment.IMAGES, List.of());
        assertThat(nothing.iouPercent()).containsEntry("car", 0.0);
    }

    private JsonNode shapes(Manner manner) throws Exception {
        long job = cvat.jobs().get(0).id();
        hand("cand_one").annotate(job, assignment.truth(), manner);
        return cvat.annotations(job).get("shapes");
    }

    private Hand hand(String login) {
        return Hand.login(cvat.url(), login, CvatAdmin.password(login));
    }

    private List<Path> pictures() {
        return SmallAssignment.IMAGES.stream().map(assignment::image).toList();
    }
}
