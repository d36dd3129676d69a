package limpid.proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Ports of this machine, on loopback only. */
final class Ports {
    private Ports() {}

    /** One that nobody listens on now. */
    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until {@code child} listens there. */
    static void await(int port, Child child) {
        Patience patience = new Patience(Duration.ofSeconds(60));
        while (!isOpen(port)) {
            if (!child.isAlive() || patience.isOver()) {
                throw new Unfinished("nobody listens on port " + port + ": " + child.said());
            }
            Patience.rest(20);
        }
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
