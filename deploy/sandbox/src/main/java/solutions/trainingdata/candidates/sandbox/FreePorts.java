package solutions.trainingdata.candidates.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for programs that bind them later: none that the system lends to outgoing connections in the meantime, and none
 * that was given before.
 */
public final class FreePorts {

    /** Linux lends those from 32768 on. */
    private static final int FIRST = 20_000;

    private static final int COUNT = 12_000;

    /** Other processes that look for ports begin elsewhere. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private FreePorts() {}

    /** @throws IllegalStateException when all are taken */
    public static int next() {
        for (int i = 0; i < COUNT; i++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (free(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No port from " + FIRST + " to " + (FIRST + COUNT - 1) + " is free");
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
