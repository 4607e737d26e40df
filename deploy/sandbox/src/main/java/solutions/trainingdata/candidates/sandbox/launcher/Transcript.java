package solutions.trainingdata.candidates.sandbox.launcher;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import solutions.trainingdata.candidates.sandbox.telegram.ChatButton;
import solutions.trainingdata.candidates.sandbox.telegram.ChatMessage;
import solutions.trainingdata.candidates.sandbox.telegram.Person;

/** Prints chats as they happen, each message again when it was edited. What can be copied as a password is masked. */
final class Transcript implements AutoCloseable {

    private static final long LOOK_EVERY_MS = 100;

    private final List<Person> people;
    private final Progress progress;
    private final Map<String, Long> printed = new HashMap<>();
    private final Thread thread = new Thread(this::follow, "transcript");
    private volatile boolean ended;

    Transcript(List<Person> people, Progress progress) {
        this.people = people;
        this.progress = progress;
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        while (!ended) {
            print();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MS));
        }
        print();
    }

    private void print() {
        for (Person person : people) {
            for (ChatMessage message : person.chat().messages()) {
                String key = person.id() + "/" + message.id();
                Long before = printed.put(key, message.changed());
                if (before == null || before != message.changed()) {
                    print(person.profile().firstName(), message, before != null);
                }
            }
        }
    }

    private void print(String name, ChatMessage message, boolean again) {
        String who = message.fromBot() ? "bot to " + name : name;
        String what = message.deleted() ? "(deleted)" : masked(message);
        progress.say("%s%s: %s", who, again ? " (edited)" : "", what.replace("\n", "\n" + " ".repeat(10)));
        for (List<ChatButton> row : message.deleted() ? List.<List<ChatButton>>of() : message.buttons()) {
            progress.say(
                    "    %s",
                    row.stream().map(button -> "[" + button.text() + "]").collect(Collectors.joining(" ")));
        }
    }

    private static String masked(ChatMessage message) {
        String text = message.text();
        for (List<ChatButton> row : message.buttons()) {
            for (ChatButton button : row) {
                if (button.kind() == ChatButton.Kind.COPY && button.text().contains("password")) {
                    text = text.replace(button.value(), "••••••");
                }
            }
        }
        return text;
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        thread.join();
    }
}
