package solutions.trainingdata.candidates.sandbox.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Lines for the person at the terminal, each with the seconds since the start. */
public final class Progress {

    private final PrintStream out;
    private final long started = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    public void say(String format, Object... arguments) {
        out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds(), String.format(Locale.ROOT, format, arguments));
        out.flush();
    }

    /** A line for programs: {@code NAME=VALUE}. */
    public void value(String name, String value) {
        out.println(name + "=" + value);
        out.flush();
    }

    public double seconds() {
        return Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
    }
}
