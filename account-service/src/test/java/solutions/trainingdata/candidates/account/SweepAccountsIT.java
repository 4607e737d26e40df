package solutions.trainingdata.candidates.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import solutions.trainingdata.candidates.account.cvat.Cvat;
import solutions.trainingdata.candidates.messaging.OneReplica;
import solutions.trainingdata.candidates.messaging.contract.AccountEvent;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;

/** What the sweep deletes and, more important, what it does not. */
@QuarkusTest
class SweepAccountsIT extends Journeys {

    private static final String PASSWORD = "Str0ng-Pass-99";

    @Inject
    SweepAccounts sweep;

    @Inject
    Cvat calls;

    @Inject
    CandidateEmail emails;

    @Inject
    OneReplica oneReplica;

    /** The sweep tries once: a slow first login on a busy machine is not what is tested here, nor what others left. */
    @BeforeEach
    void awaitCvatAndSweepUp() {
        await().atMost(Gateway.LIMIT)
                .ignoreExceptions()
                .until(() -> !calls.page(1).users().isEmpty());
        sweep.sweep();
    }

    @Test
    void deletesAnOrphan() {
        long orphan = register("orphan", emails.next());
        sweep.sweep();
        assertThat(ids()).doesNotContain(orphan);
    }

    @Test
    void keepsTheAccountsOfRows() {
        ask();
        AccountEvent.Opened opened = awaitOpened();
        sweep.sweep();
        assertOneAccount(opened);
    }

    /** Of CVAT's user only the e-mail is known, as when the registration was not answered. */
    @Test
    void keepsARegistrationThatItsRowHasNotFoundYet() {
        ask();
        long id = awaitOpened().cvatUserId();
        sql("UPDATE account SET cvat_user_id = NULL WHERE id = '" + candidate.key() + "'");
        cvatSide.patch(id, json("{\"groups\": [\"user\"]}"));
        sweep.sweep();
        assertThat(ids()).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mira@somebody.example",
                "cand-5b1b9f0e-6f0a-4f39-9df5-3d2a3c0f6a11@candidates.invalid",
                "cand-000000000000-5b1b9f0e-6f0a-4f39-9df5-3d2a3c0f6a12@candidates.invalid"
            })
    void keepsStrangersAndTheAccountsOfOtherInstallations(String email) {
        long stranger = register("stranger", email);
        sweep.sweep();
        assertThat(ids()).contains(stranger);
    }

    @ParameterizedTest
    @CsvSource({"58, true", "62, false"})
    void keepsTheYoung(int minutes, boolean kept) {
        register("young", emails.next());
        ObjectNode young = (ObjectNode) cvatSide.users(candidate.key()).get(0);
        young.put(
                "date_joined",
                clock.dateOfAnswers().minus(Duration.ofMinutes(minutes)).toString());
        String list = "{\"count\":1,\"next\":null,\"previous\":null,\"results\":[" + young + "]}";
        fault(
                "GET",
                USERS,
                1,
                new Fault.Effect.AnswerInstead(SimulatorAnswer.of(200, "application/vnd.cvat+json", list)));
        sweep.sweep();
        assertThat(ids()).hasSize(kept ? 1 : 0);
    }

    @Test
    void keepsAnAccountThatARestoredDatabaseHasForgotten() {
        ask();
        AccountEvent.Opened opened = awaitOpened();
        sql("DELETE FROM account WHERE id = '" + candidate.key() + "'");
        sweep.sweep();
        assertThat(ids()).contains(opened.cvatUserId());
        assertThat(cvatSide.login(login, SEAL.open(opened.password(), candidate.key())))
                .isEqualTo(200);
    }

    /** Say, a forgotten candidate who was hired and got another role. */
    @Test
    void keepsAnAccountThatSomebodyLoggedInTo() {
        String email = emails.next();
        long used = register("used", email);
        clock.forward(Duration.ofMinutes(1));
        assertThat(cvatSide.login(name("used"), PASSWORD)).isEqualTo(200);
        sweep.sweep();
        assertThat(ids()).contains(used);
    }

    @Test
    void keepsAnAccountThatGetsItsRoleBetweenListingAndDeleting() {
        long late = register("late", emails.next());
        fault(
                "GET",
                "/api/users/" + late,
                1,
                new Fault.Effect.RunBefore(() -> cvatSide.patch(late, json("{\"groups\": [\"worker\"]}"))));
        sweep.sweep();
        assertThat(ids()).contains(late);
        assertThat(cvat.server().requests("DELETE", "/api/users/" + late)).isEmpty();
    }

    @Test
    void keepsSuperusers() {
        long chief = register("chief", emails.next());
        cvatSide.patch(chief, json("{\"is_superuser\": true}"));
        sweep.sweep();
        assertThat(ids()).contains(chief);
    }

    @Test
    void looksAtEveryPage() {
        IntStream.range(0, 110).forEach(i -> register("crowd" + i, UUID.randomUUID() + "@somebody.example"));
        long orphan = register("orphan", emails.next());
        sweep.sweep();
        assertThat(ids()).doesNotContain(orphan).hasSize(110);
    }

    @Test
    void deletesNoMoreThanItsLimitAtOnce() {
        IntStream.range(0, 23).forEach(i -> register("orphan" + i, emails.next()));
        sweep.sweep();
        assertThat(ids()).hasSize(3);
        sweep.sweep();
        assertThat(ids()).isEmpty();
    }

    @Test
    void goesOnTheNextTimeWhenCvatFailsInTheMiddle() {
        IntStream.range(0, 3).forEach(i -> register("orphan" + i, emails.next()));
        long third = ids().stream().mapToLong(id -> id).max().orElseThrow();
        fault("DELETE", "/api/users/" + third, 1, new Fault.Effect.AnswerInstead(SERVER_ERROR));
        sweep.sweep();
        assertThat(ids()).containsExactly(third);
        sweep.sweep();
        assertThat(ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 429, 500, 502})
    void deletesNothingWhenCvatListsNobody(int status) {
        long orphan = register("orphan", emails.next());
        fault("GET", USERS, 1, new Fault.Effect.AnswerInstead(SimulatorAnswer.html(status, "<h1>Sorry</h1>")));
        sweep.sweep();
        assertThat(ids()).contains(orphan);
    }

    @Test
    void deletesNothingForAnAdminWhoIsNoSuperuser() {
        long orphan = register("orphan", emails.next());
        cvat.setAdminIsSuperuser(false);
        try {
            sweep.sweep();
        } finally {
            cvat.setAdminIsSuperuser(true);
        }
        assertThat(ids()).contains(orphan);
    }

    @Test
    void oneReplicaAtATime() {
        long orphan = register("orphan", emails.next());
        assertThat(oneReplica.does(SweepAccounts.DUTY, sweep::sweep)).isTrue();
        assertThat(ids()).contains(orphan);
        sweep.sweep();
        assertThat(ids()).doesNotContain(orphan);
    }

    private String name(String part) {
        return part + "_" + candidate.key();
    }

    private long register(String part, String email) {
        return cvatSide.register(name(part), email, PASSWORD);
    }

    private List<Long> ids() {
        return cvatSide.users(candidate.key()).stream()
                .map(user -> user.path("id").asLong())
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (Exception e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
