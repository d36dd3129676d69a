package limpid.host.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;
import limpid.host.task.TaskScope;
import limpid.host.task.Tasks;

/** A server on this machine that answers each connection by a script, rightly or wrongly. */
public final class ScriptedServer implements AutoCloseable {
    /** What the server does on one connection. */
    public interface Script {
        void serve(Conversation conversation) throws IOException;
    }

    /** One connection, from the server's side. */
    public record Conversation(InputStream in, OutputStream out) {
        /** Reads one request; empty at the end of the connection. */
        public String request() throws IOException {
            String head = head();
            return head + new String(in.readNBytes(lengthOf(head)), StandardCharsets.ISO_8859_1);
        }

        /** Reads the head of a request and leaves its body; empty at the end of the connection. */
        public String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    return "";
                }
                head.append((char) c);
            }
            return head.toString();
        }

        private static int lengthOf(String head) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                    .mapToInt(line -> Integer.parseInt(line.substring(15).trim()))
                    .findFirst()
                    .orElse(0);
        }

        /** Writes text as it is. */
        public void say(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }

    private final ServerSocket socket;
    private final TaskScope scope = new Tasks((_, _) -> {}).openLasting("server");
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    public ScriptedServer(Script script) throws IOException {
        this(ServerSocketFactory.getDefault(), script);
    }

    public ScriptedServer(ServerSocketFactory sockets, Script script) throws IOException {
        socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        scope.fork("accept", () -> accept(script));
    }

    private void accept(Script script) {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                open.add(connection);
                scope.fork("serve", () -> serve(connection, script));
            }
        } catch (IOException e) {
            open.forEach(ScriptedServer::end);
        }
    }

    private static void serve(Socket connection, Script script) {
        try (connection) {
            script.serve(new Conversation(connection.getInputStream(), connection.getOutputStream()));
        } catch (IOException e) {
            end(connection);
        }
    }

    private static void end(Socket connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI uri(String path) {
        return URI.create((socket instanceof SSLServerSocket ? "https" : "http") + "://127.0.0.1:"
                + socket.getLocalPort() + path);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** How many connections were made. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        new ArrayList<>(open).forEach(ScriptedServer::end);
        scope.close();
    }
}
