package solutions.trainingdata.candidates.sandbox.telegram;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import solutions.trainingdata.candidates.sandbox.http.Fault;
import solutions.trainingdata.candidates.sandbox.http.SimulatorAnswer;
import solutions.trainingdata.candidates.sandbox.http.SimulatorRequest;
import solutions.trainingdata.candidates.sandbox.http.SimulatorServer;
import solutions.trainingdata.candidates.sandbox.telegram.call.TelegramCall;

/**
 * Telegram for one bot: its Bot API over HTTP, people who chat with it, and a page at {@code /} where one is those
 * people. Everything is in memory.
 */
public final class TelegramSimulator implements AutoCloseable {

    private final World world;
    private final BotApi bot;
    private final ChatPage page;
    private final SimulatorServer server;

    private TelegramSimulator(int port, String token, Clock clock) {
        if (!token.matches("\\d+:.+")) {
            throw new IllegalArgumentException("A bot's token is a number, a colon and a secret: 123456:secret");
        }
        this.world = new World(clock);
        this.bot = new BotApi(world, token, "candidates_sandbox_bot");
        this.page = new ChatPage(world, bot, this);
        this.server = new SimulatorServer("telegram", port, TelegramSimulator::isBotApi, this::answer);
    }

    /**
     * @param port 0 for any free one
     * @param token the bot's, as {@code 123456:secret}
     */
    public static TelegramSimulator start(int port, String token) {
        return start(port, token, Clock.systemUTC());
    }

    public static TelegramSimulator start(int port, String token, Clock clock) {
        return new TelegramSimulator(port, token, clock);
    }

    private static boolean isBotApi(SimulatorRequest request) {
        return request.path().startsWith("/bot") || request.path().startsWith("/file/");
    }

    private SimulatorAnswer answer(SimulatorRequest request) {
        if (request.path().startsWith("/file/")) {
            return bot.files().download(request.path());
        }
        return TelegramCall.of(request).map(bot::answer).orElseGet(() -> page.answer(request));
    }

    /** As {@code TELEGRAM_API_URL}: without {@code /bot} and without a slash at the end. */
    public String url() {
        return server.url();
    }

    public int port() {
        return server.port();
    }

    /**
     * The person with this id, made or changed as given.
     *
     * @param lastName may be null
     * @param username without @, may be null
     * @param languageCode such as ru or en-US, may be null
     */
    public Person person(long id, String firstName, String lastName, String username, String languageCode) {
        return new Person(world, world.conversation(new Profile(id, firstName, lastName, username, languageCode)), bot);
    }

    public Optional<Person> person(long id) {
        return world.conversation(id).map(conversation -> new Person(world, conversation, bot));
    }

    public List<Person> people() {
        return world.conversations().stream()
                .map(conversation -> new Person(world, conversation, bot))
                .toList();
    }

    /** How many updates the bot has not confirmed yet. */
    public int pendingUpdates() {
        return bot.updates().pending();
    }

    /** The bot's calls of this method so far, oldest first, refused ones too. */
    public List<TelegramCall> calls(String method) {
        return server.requests().stream()
                .map(TelegramCall::of)
                .flatMap(Optional::stream)
                .filter(call -> call.method().equalsIgnoreCase(method))
                .toList();
    }

    /** Every request of the bot, as it came in; the page's own are not among them. */
    public List<SimulatorRequest> recordedRequests() {
        return server.requests();
    }

    /** @see solutions.trainingdata.candidates.sandbox.telegram.call.TelegramFaults */
    public void inject(Fault fault) {
        server.inject(fault);
    }

    public void clearFaults() {
        server.clearFaults();
    }

    public void setLatency(Duration latency) {
        server.setLatency(latency);
    }

    /** On by default: sends and edits beyond one per second and chat, or thirty in all, are refused with 429. */
    public void setFloodLimits(boolean on) {
        bot.setFloodLimits(on);
    }

    @Override
    public void close() {
        server.close();
    }
}
