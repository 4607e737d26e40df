package solutions.trainingdata.candidates.sandbox.cvat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;
import solutions.trainingdata.candidates.sandbox.http.SimulatorServer;

/**
 * A CVAT in memory: the part of the REST API of version 2.64.1 that is needed to make accounts and tasks and to
 * annotate, and a page at {@code /} on which a person annotates by buttons. Starts with the single user {@code admin}.
 */
public final class CvatSimulator implements AutoCloseable {
    public static final String ADMIN = "admin";

    private final World world;
    private final AccountsResource accounts;
    private final Routes routes;
    private final JobsPage page;
    private final SimulatorServer server;
    private final CvatOptions options;

    private CvatSimulator(int port, CvatOptions options) {
        this.options = options;
        this.world = new World(
                options.clock(),
                options.share().orElseGet(CvatSimulator::newShare),
                options.creationTime(),
                options.lastId());
        this.accounts = new AccountsResource(world);
        this.routes = new Routes(world, accounts);
        this.page = new JobsPage(world, options.assignments(), this::url);
        addAdmin(options.adminPassword());
        this.server = new SimulatorServer("cvat-simulator", port, CvatSimulator::isApi, this::answer);
    }

    /** @param port 0 for any free one */
    public static CvatSimulator start(int port, CvatOptions options) {
        return new CvatSimulator(port, options);
    }

    /** Without a slash at the end. */
    public String url() {
        return server.url();
    }

    public String adminPassword() {
        return options.adminPassword();
    }

    /** Requests so far, faults and latency; the page's own requests are not among them. */
    public SimulatorServer server() {
        return server;
    }

    public Path share() {
        return world.share;
    }

    public List<SimulatedUser> users() {
        return locked(() -> world.users.values().stream().map(SimulatedUser::of).toList());
    }

    public List<SimulatedTask> tasks() {
        return locked(() -> world.tasks.values().stream().map(SimulatedTask::of).toList());
    }

    public List<SimulatedJob> jobs() {
        return locked(() -> world.jobs.values().stream().map(SimulatedJob::of).toList());
    }

    public Optional<SimulatedUser> user(String username) {
        return users().stream().filter(user -> user.username().equals(username)).findFirst();
    }

    /** As {@code GET /api/jobs/ID/annotations} gives them. */
    public JsonNode annotations(long jobId) {
        return locked(() -> {
            Job job = Optional.ofNullable(world.jobs.get(jobId))
                    .orElseThrow(() -> new IllegalArgumentException("There is no job " + jobId));
            return AnnotationsResource.read(job.task, List.of(job));
        });
    }

    /** For creations that begin from now on. */
    public void setCreationTime(Duration creationTime) {
        locked(() -> world.creationTime = creationTime);
    }

    /**
     * While held back, creations stay queued. (With a very long {@link #setCreationTime creation time} they stay
     * started.) Either way the images never arrive.
     */
    public void holdCreations(boolean held) {
        locked(() -> world.creationsHeld = held);
    }

    /**
     * While forgotten, {@code GET /api/requests/ID} answers 404 and the list is empty, although the creations go on and
     * finish in their time.
     */
    public void forgetRequests(boolean forgotten) {
        locked(() -> world.requestsForgotten = forgotten);
    }

    /**
     * Without, {@code admin} is only in the group of that name: a change of a user's groups (or e-mail, or
     * {@code is_active}) is ignored and answered with 200, and other users come without e-mail and groups.
     */
    public void setAdminIsSuperuser(boolean superuser) {
        locked(() -> world.named(ADMIN).orElseThrow().superuser = superuser);
    }

    /** Between the checks of a registration and its insert, where another of the same name may slip in. */
    public void setRegistrationTime(Duration registrationTime) {
        accounts.registrationTime = registrationTime;
    }

    /** Anonymous requests a minute, 100 at the start. */
    public void setAnonymousLimit(int requestsPerMinute) {
        locked(() -> routes.throttle.limit = requestsPerMinute);
    }

    private <T> T locked(Supplier<T> action) {
        synchronized (world) {
            world.catchUp();
            return action.get();
        }
    }

    private void addAdmin(String password) {
        User admin = new User(world.nextId("user"), ADMIN, "admin@cvat.example", password, world.now());
        admin.groups.add("admin");
        admin.staff = true;
        admin.superuser = true;
        world.users.put(admin.id, admin);
    }

    private static boolean isApi(SimulatorRequest request) {
        return request.path().equals("/api") || request.path().startsWith("/api/");
    }

    private SimulatorAnswer answer(SimulatorRequest request) {
        return isApi(request) ? routes.answer(request) : page.answer(request);
    }

    private static Path newShare() {
        try {
            return Files.createTempDirectory("cvat-share");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one that was made at the start; one that was given stays. */
    private void deleteShare() {
        try (Stream<Path> files = Files.walk(world.share)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + world.share, e);
        }
    }

    @Override
    public void close() {
        server.close();
        if (options.share().isEmpty()) {
            deleteShare();
        }
    }
}
