package limpid.host.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import limpid.host.task.TaskScope;

/**
 * A door for other programs on this machine: one line in, one line out, over loopback. It does not know who knocks; lines
 * carry their own proof. Closing it ends the listening; its tasks end with their scope.
 */
public final class LocalDoor implements AutoCloseable {
    /** Longest line in either direction, in characters. */
    public static final int LINE_MAX = 16 << 20;

    private static final int QUESTION_MAX = 64 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WAITING_MAX = 16;

    private final ServerSocket listening;

    /** Answers a line with a line. */
    @FunctionalInterface
    public interface Answer {
        String to(String line) throws InterruptedException;
    }

    private LocalDoor(ServerSocket listening) {
        this.listening = listening;
    }

    /** Opens a door on a free port; each line is answered by {@code answer}, several at a time. */
    public static LocalDoor open(TaskScope scope, Answer answer) {
        try {
            ServerSocket listening = new ServerSocket(0, WAITING_MAX, InetAddress.getLoopbackAddress());
            scope.fork("door", () -> listen(scope, listening, answer));
            return new LocalDoor(listening);
        } catch (IOException e) {
            throw new UncheckedIOException("loopback cannot be listened at", e);
        }
    }

    private static void listen(TaskScope scope, ServerSocket listening, Answer answer) {
        while (!listening.isClosed()) {
            try {
                Socket guest = listening.accept();
                scope.fork("guest", () -> serve(guest, answer));
            } catch (IOException closed) {
                // Closing the door is how the listening ends; a guest that fails to come in tries again.
                if (listening.isClosed()) {
                    return;
                }
            }
        }
    }

    private static void serve(Socket guest, Answer answer) throws InterruptedException {
        try (guest) {
            guest.setSoTimeout((int) PATIENCE.toMillis());
            String question = line(guest, QUESTION_MAX);
            OutputStream out = guest.getOutputStream();
            out.write((answer.to(question) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException gone) {
            // The guest went away; whoever it was will knock again, and nothing here depends on it.
            return;
        }
    }

    private static String line(Socket from, int charactersMax) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() >= charactersMax) {
                throw new IOException("a line is too long");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    /** The port it listens at. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Knocks at a door and says a line; returns the answer, or empty if nobody is there or answers in time. */
    public static Optional<String> ask(int port, String question, Duration deadline) {
        try (Socket socket = new Socket()) {
            int millis = (int) Math.min(Integer.MAX_VALUE, deadline.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis);
            socket.setSoTimeout(millis);
            OutputStream out = socket.getOutputStream();
            out.write((question + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            String answer = line(socket, LINE_MAX);
            return answer.isEmpty() ? Optional.empty() : Optional.of(answer);
        } catch (IOException nobody) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the door does not close", e);
        }
    }
}
