package solutions.trainingdata.candidates.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void namesTheBusyPortAndTheWayOut() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = new Ports(other.getLocalPort() - Part.CVAT.ordinal());
            assertThatThrownBy(() -> ports.part(Part.CVAT))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + " for CVAT")
                    .hasMessageContaining("--port-base");
        }
    }

    @Test
    void findsAFreePortForEachService() {
        assertThat(Ports.any().service(Service.BOT, 0)).isPositive();
    }
}
