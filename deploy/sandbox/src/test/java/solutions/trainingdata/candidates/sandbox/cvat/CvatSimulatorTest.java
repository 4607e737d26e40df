package solutions.trainingdata.candidates.sandbox.cvat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import solutions.trainingdata.candidates.sandbox.annotate.SmallAssignment;

class CvatSimulatorTest {
    private final AdjustableClock clock = new AdjustableClock();
    private CvatSimulator cvat;
    private CvatAdmin admin;
    private List<Path> pictures;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        SmallAssignment assignment = SmallAssignment.in(folder);
        pictures = List.of(assignment.image("2.jpg"), assignment.image("1.jpg"));
        cvat = CvatSimulator.start(
                0,
                CvatOptions.withAdminPassword("admin-pass")
                        .withClock(clock)
                        .withShare(Files.createDirectory(folder.resolve("share")))
                        .withCreationTime(Duration.ofSeconds(10)));
        admin = new CvatAdmin(cvat);
    }

    @AfterEach
    void stop() {
        cvat.close();
    }

    @Test
    void startsWithTheAdminAloneAndAnEmptyShare() throws Exception {
        assertThat(cvat.users())
                .containsExactly(new SimulatedUser(1, "admin", "admin@cvat.example", java.util.Set.of("admin"), true));
        assertThat(cvat.tasks()).isEmpty();
        assertThat(Files.list(cvat.share())).isEmpty();
    }

    @Test
    void createsTheTaskWhenItsTimeHasComeAndForgetsTheRequestAfter500Seconds() throws Exception {
        long task = admin.task(1);
        String request = "/api/requests/"
                + admin.upload(task, pictures).body().get("rq_id").asText();
        assertThat(status(request)).isEqualTo("started");
        assertThat(cvat.tasks().get(0).frames()).isEmpty();

        clock.advance(Duration.ofSeconds(10));
        assertThat(status(request)).isEqualTo("finished");
        assertThat(cvat.tasks().get(0).frames()).containsExactly("1.jpg", "2.jpg");
        assertThat(cvat.jobs()).extracting(SimulatedJob::startFrame).containsExactly(0, 1);

        clock.advance(Duration.ofSeconds(499));
        assertThat(admin.call("GET", request, null).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(2));
        assertThat(admin.call("GET", request, null).status()).isEqualTo(404);
    }

    @Test
    void aForgottenRequestIsNotFoundAlthoughItsCreationGoesOn() throws Exception {
        cvat.forgetRequests(true);
        String request = "/api/requests/"
                + admin.upload(admin.task(0), pictures).body().get("rq_id").asText();
        assertThat(admin.call("GET", request, null).status()).isEqualTo(404);
        clock.advance(Duration.ofSeconds(10));
        assertThat(cvat.tasks().get(0).frames()).hasSize(2);
        assertThat(admin.call("GET", request, null).status()).isEqualTo(404);
        cvat.forgetRequests(false);
        assertThat(status(request)).isEqualTo("finished");
    }

    @Test
    void ofAnAdminWhoIsNoSuperuserAChangeOfGroupsIsIgnoredAndAnsweredAsDone() throws Exception {
        admin.call("POST", "/api/auth/register", CvatAdmin.registration("worker1", "w1@cand.example"));
        String worker = "/api/users/" + cvat.user("worker1").orElseThrow().id();
        cvat.setAdminIsSuperuser(false);
        assertThat(admin.call("PATCH", worker, "{\"groups\":[\"worker\"]}").status())
                .isEqualTo(200);
        assertThat(cvat.user("worker1").orElseThrow().groups()).containsExactly("user");
        assertThat(admin.call("GET", "/api/users/self", null)
                        .body()
                        .get("groups")
                        .toString())
                .contains("admin");
    }

    @Test
    void readsFrameSizesFromThePictures() throws Exception {
        long task = admin.taskFor(1, pictures, 0);
        assertThat(admin.call("GET", "/api/tasks/" + task + "/data/meta", null)
                        .body()
                        .at("/frames/0")
                        .toString())
                .contains("\"width\":320", "\"height\":240", "\"name\":\"1.jpg\"");
    }

    @Test
    void aDeletionDuringTheCreationCanFailAndTheTaskLivesOn() throws Exception {
        long task = admin.task(0);
        admin.upload(task, pictures);
        assertThat(admin.call("DELETE", "/api/tasks/" + task, null).status()).isEqualTo(500);
        clock.advance(Duration.ofSeconds(10));
        assertThat(cvat.tasks().get(0).frames()).hasSize(2);
        assertThat(admin.call("DELETE", "/api/tasks/" + task, null).status()).isEqualTo(204);
        assertThat(cvat.tasks()).isEmpty();
    }

    @Test
    void ofConcurrentRegistrationsOfOneNameOneSucceedsAndTheOthersCrash() throws Exception {
        cvat.setRegistrationTime(Duration.ofMillis(200));
        CyclicBarrier together = new CyclicBarrier(4);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> statuses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String body = CvatAdmin.registration("same_name", "mail" + i + "@cand.example");
            statuses.add(threads.submit(() -> {
                together.await(10, TimeUnit.SECONDS);
                return admin.call("POST", "/api/auth/register", body).status();
            }));
        }
        List<Integer> answered = new ArrayList<>();
        for (Future<Integer> status : statuses) {
            answered.add(status.get(10, TimeUnit.SECONDS));
        }
        threads.shutdownNow();
        assertThat(answered).containsExactlyInAnyOrder(201, 500, 500, 500);
        assertThat(cvat.users()).hasSize(2);
    }

    @Test
    void aGuideBelongsToItsTaskAndIsNamedByTaskAndJobs() throws Exception {
        long task = admin.taskFor(1, pictures, 0);
        CvatAdmin.Answer made =
                admin.call("POST", "/api/guides", "{\"task_id\":" + task + ",\"markdown\":\"Outline each car\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(cvat.tasks().get(0).guide()).isEqualTo("Outline each car");
        long guide = made.body().get("id").asLong();
        assertThat(admin.call("GET", "/api/tasks/" + task, null)
                        .body()
                        .get("guide_id")
                        .asLong())
                .isEqualTo(guide);
        assertThat(admin.call("GET", "/api/jobs/" + cvat.jobs().get(0).id(), null)
                        .body()
                        .get("guide_id")
                        .asLong())
                .isEqualTo(guide);
    }

    @Test
    void passwordsAppearInNoText() {
        assertThat(CvatOptions.withAdminPassword("admin-pass").toString()).doesNotContain("admin-pass");
    }

    private String status(String request) throws Exception {
        return admin.call("GET", request, null).body().get("status").asText();
    }
}
