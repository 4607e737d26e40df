package solutions.trainingdata.candidates.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * An HTTP server on loopback that records every request and can be told to misbehave. One thread per request, so a
 * handler may block (long polls do).
 */
public final class SimulatorServer implements AutoCloseable {

    /** Answers one request; an exception becomes a 500 with an HTML body, as a real server's would. */
    public interface Handler {
        SimulatorAnswer handle(SimulatorRequest request) throws Exception;
    }

    /** Requests kept for assertions; older ones are dropped, so that a sandbox can run for days. */
    private static final int KEPT_REQUESTS = 20_000;

    /** Of their bodies, all together; older requests are dropped. */
    private static final long KEPT_BYTES = 64L * 1024 * 1024;

    /** Bytes of a body that is kept: of a request, a longer one is dropped; of an answer, a picture too. */
    private static final int LONGEST_BODY = 64 * 1024;

    /** A request that was carried out, and the answer that came of it (a fault may have sent another one). */
    public record Answered(SimulatorRequest request, SimulatorAnswer answer) {}

    /** Is shown all of them as they come, in threads of the server; nothing is dropped. */
    public interface Witness {
        void asked(SimulatorRequest request);

        /** Not for pictures and long answers. */
        void answered(Answered answered);
    }

    static {
        // Headers and body leave in two packets; with Nagle's algorithm each answer on a kept connection takes 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Clock clock = Clock.systemUTC();
    private final AtomicLong counter = new AtomicLong();
    private final Deque<SimulatorRequest> requests = new ArrayDeque<>();
    private final List<Witness> witnesses = new CopyOnWriteArrayList<>();
    private long bytes;
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final Predicate<SimulatorRequest> recorded;
    private final Handler handler;
    private volatile Duration latency = Duration.ZERO;

    /**
     * Starts at once.
     *
     * @param port 0 for any free one
     * @param recorded which requests are kept, delayed and subject to faults (a page's own requests are not)
     */
    public SimulatorServer(String name, int port, Predicate<SimulatorRequest> recorded, Handler handler) {
        this.recorded = recorded;
        this.handler = handler;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on port " + port + " for " + name + ": " + e.getMessage(), e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** {@code http://127.0.0.1:PORT}, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public void inject(Fault fault) {
        faults.add(fault);
    }

    public void clearFaults() {
        faults.clear();
    }

    /** How long every recorded request takes from now on, besides its own work. */
    public void setLatency(Duration latency) {
        this.latency = latency;
    }

    /** From now on. */
    public void show(Witness witness) {
        witnesses.add(witness);
    }

    /** What was asked so far and is still kept, oldest first, without its body when that was long. */
    public List<SimulatorRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    public List<SimulatorRequest> requests(String method, String pathRegex) {
        return requests().stream()
                .filter(request ->
                        request.method().equals(method) && request.path().matches(pathRegex))
                .toList();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            SimulatorRequest request = read(exchange);
            if (!recorded.test(request)) {
                answer(exchange, handled(request));
                return;
            }
            keep(shortened(request));
            pause(latency);
            Optional<Fault> fault = faults.stream()
                    .filter(candidate -> candidate.takes(request))
                    .findFirst();
            if (fault.isEmpty()) {
                answer(exchange, handled(request));
            } else {
                misbehave(exchange, request, fault.get().effect());
            }
        }
    }

    private void misbehave(HttpExchange exchange, SimulatorRequest request, Fault.Effect effect) throws IOException {
        if (effect instanceof Fault.Effect.AnswerInstead instead) {
            answer(exchange, instead.answer());
        } else if (effect instanceof Fault.Effect.AnswerAfter after) {
            handled(request);
            answer(exchange, after.answer());
        } else if (effect instanceof Fault.Effect.HangUpAfter) {
            handled(request);
        } else if (effect instanceof Fault.Effect.Slow slow) {
            SimulatorAnswer answer = handled(request);
            pause(slow.delay());
            answer(exchange, answer);
        } else if (effect instanceof Fault.Effect.HalfAnswer) {
            SimulatorAnswer answer = handled(request);
            int whole = answer.body().length;
            send(exchange, answer, whole, Arrays.copyOf(answer.body(), whole / 2));
        } else if (effect instanceof Fault.Effect.HugeAnswer huge) {
            answerAfterBlanks(exchange, handled(request), huge.blanks());
        } else if (effect instanceof Fault.Effect.RunInstead run) {
            run.action().run();
        } else if (effect instanceof Fault.Effect.RunBefore run) {
            run.action().run();
            answer(exchange, handled(request));
        } else if (effect instanceof Fault.Effect.RunAfter run) {
            SimulatorAnswer answer = handled(request);
            run.action().run();
            answer(exchange, answer);
        }
        // HangUpBefore, RunInstead: leaving without an answer closes the connection.
    }

    private static SimulatorRequest shortened(SimulatorRequest request) {
        return request.body().length > LONGEST_BODY ? request.withoutBody() : request;
    }

    private void keep(SimulatorRequest request) {
        synchronized (requests) {
            requests.add(request);
            bytes += request.body().length;
            while (requests.size() > KEPT_REQUESTS || bytes > KEPT_BYTES) {
                bytes -= requests.remove().body().length;
            }
        }
        witnesses.forEach(witness -> witness.asked(request));
    }

    private void show(SimulatorRequest request, SimulatorAnswer answer) {
        boolean picture = answer.headers().getOrDefault("Content-Type", "").startsWith("image/");
        if (recorded.test(request) && !picture && answer.body().length <= LONGEST_BODY) {
            Answered one = new Answered(shortened(request), answer);
            witnesses.forEach(witness -> witness.answered(one));
        }
    }

    private SimulatorAnswer handled(SimulatorRequest request) {
        try {
            SimulatorAnswer answer = handler.handle(request);
            show(request, answer);
            return answer;
        } catch (Exception e) {
            System.getLogger(SimulatorServer.class.getName())
                    .log(System.Logger.Level.ERROR, "Simulator failed on " + request, e);
            return SimulatorAnswer.html(500, "<!doctype html><html><body><h1>Server Error (500)</h1></body></html>");
        }
    }

    private SimulatorRequest read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), values.get(0)));
        String query = exchange.getRequestURI().getRawQuery();
        return new SimulatorRequest(
                counter.incrementAndGet(),
                clock.instant(),
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query == null ? "" : query,
                Map.copyOf(headers),
                body);
    }

    private static void answer(HttpExchange exchange, SimulatorAnswer answer) throws IOException {
        send(exchange, answer, answer.body().length, answer.body());
    }

    private static void answerAfterBlanks(HttpExchange exchange, SimulatorAnswer answer, long blanks)
            throws IOException {
        byte[] some = new byte[64 * 1024];
        Arrays.fill(some, (byte) ' ');
        send(exchange, answer, blanks + answer.body().length, new byte[0]);
        for (long left = blanks; left > 0; left -= some.length) {
            exchange.getResponseBody().write(some, 0, (int) Math.min(left, some.length));
        }
        exchange.getResponseBody().write(answer.body());
    }

    /** Announces that many bytes and sends these; when some are missing, leaving closes the connection. */
    private static void send(HttpExchange exchange, SimulatorAnswer answer, long announced, byte[] sent)
            throws IOException {
        // Several cookies are several header lines: one value with line breaks.
        answer.headers().forEach((name, value) -> value.lines()
                .forEach(line -> exchange.getResponseHeaders().add(name, line)));
        exchange.sendResponseHeaders(answer.status(), announced == 0 ? -1 : announced);
        if (sent.length > 0) {
            exchange.getResponseBody().write(sent);
            // On newer JDKs head and body wait in a buffer, which an incomplete answer's closing drops.
            exchange.getResponseBody().flush();
        }
    }

    private static void pause(Duration duration) {
        if (!duration.isZero()) {
            LockSupport.parkNanos(duration.toNanos());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
