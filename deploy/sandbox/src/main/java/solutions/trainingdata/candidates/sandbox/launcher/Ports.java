package solutions.trainingdata.candidates.sandbox.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import solutions.trainingdata.candidates.sandbox.FreePorts;

/**
 * Which port each part has.
 *
 * @param base counted from here, or 0 for any free ones
 */
public record Ports(int base) {

    private static final int FIRST_SERVICE = 10;

    /** Any free ports: for tests. */
    public static Ports any() {
        return new Ports(0);
    }

    int part(Part part) {
        return base == 0 ? 0 : free(base + part.ordinal(), part.name());
    }

    /** @param replica from 0 */
    int service(Service service, int replica) {
        return base == 0
                ? FreePorts.next()
                : free(base + FIRST_SERVICE * (replica + 1) + service.ordinal(), service.module());
    }

    private static int free(int port, String what) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return port;
        } catch (IOException e) {
            throw new CannotStartException("Port " + port + " for " + what
                    + " is used by another program. End it, or choose other ports: deploy/up --port-base "
                    + (port < 60_000 ? port / 100 * 100 + 1000 : 8600) + ".");
        }
    }
}
