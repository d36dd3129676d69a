package limpid.host.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** One connection to a server. One request at a time. */
final class HttpConnection {
    /** A server that has not accepted by then is called unreachable. */
    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(10);

    /** With several addresses, how long each but the last is tried: one of them may lead nowhere. */
    private static final Duration FIRST_ADDRESSES_DEADLINE = Duration.ofSeconds(3);

    /** Servers end idle connections after 30 s and more; one that is kept longer would be ended in our hands. */
    private static final Duration IDLE_MAX = Duration.ofSeconds(20);

    private static final int INPUT_BYTES = 16 << 10;
    private static final int HEAD_BYTES_MAX = 64 << 10;

    /** The first byte of an alert: a server that expects TLS complains so of a plain request. Source: RFC 8446, section 5.1. */
    private static final int TLS_ALERT = 21;

    private final Origin origin;
    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;

    private final byte[] input = new byte[INPUT_BYTES];
    private int inputAt;
    private int inputEnd;
    private long restingSinceNanos;
    private volatile long progressNanos;
    private volatile boolean isStalled;
    private volatile boolean isBroken;

    private HttpConnection(Origin origin, SocketChannel channel, Socket socket) throws IOException {
        this.origin = origin;
        this.channel = channel;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    static HttpConnection open(Origin origin, TlsClient tls, Duration deadline) throws IOException {
        SocketChannel channel = connect(origin);
        boolean isDone = false;
        try {
            channel.socket().setTcpNoDelay(true);
            Socket socket = origin.isSecure() ? secure(origin, channel, tls, deadline) : channel.socket();
            HttpConnection connection = new HttpConnection(origin, channel, socket);
            isDone = true;
            return connection;
        } finally {
            if (!isDone) {
                channel.close();
            }
        }
    }

    private static SocketChannel connect(Origin origin) throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(origin.host());
        for (int i = 0; ; i++) {
            boolean isLast = i == addresses.length - 1;
            Duration deadline = isLast ? CONNECT_DEADLINE : FIRST_ADDRESSES_DEADLINE;
            SocketChannel channel = SocketChannel.open();
            try {
                channel.socket().connect(new InetSocketAddress(addresses[i], origin.port()), (int) deadline.toMillis());
                return channel;
            } catch (IOException e) {
                channel.close();
                if (isLast) {
                    throw e instanceof SocketTimeoutException ? new HttpConnectTimeoutException(e.getMessage()) : e;
                }
            }
        }
    }

    private static Socket secure(Origin origin, SocketChannel channel, TlsClient tls, Duration deadline)
            throws IOException {
        channel.socket().setSoTimeout(millis(deadline.toNanos()));
        return tls.shake(channel.socket(), origin);
    }

    Origin origin() {
        return origin;
    }

    /** Notes that it waits from now on. */
    void rest() {
        restingSinceNanos = System.nanoTime();
    }

    /** Whether it has rested for so long that the server may end it at any moment. */
    boolean isTooOld() {
        return System.nanoTime() - restingSinceNanos > IDLE_MAX.toNanos();
    }

    /** Whether the server has neither ended it nor said anything unasked while it rested. */
    boolean isAlive() {
        if (isBroken || inputAt < inputEnd || isTooOld()) {
            return false;
        }
        try {
            channel.configureBlocking(false);
            int read = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return read == 0;
        } catch (IOException e) {
            return false; // that is the answer to the question
        }
    }

    /** Writes a request: a short one in one packet, so that the server wakes up once. */
    void send(HttpRequest request) throws IOException {
        try {
            HttpBody body = request.body();
            BodyPieces pieces = new BodyPieces(out, headOf(request), body.length(), this::noteProgress);
            body.writeTo(pieces);
            pieces.flush();
        } catch (IOException e) {
            throw isStalled ? stalled() : new NothingHeardException(e);
        }
    }

    private byte[] headOf(HttpRequest request) throws ProtocolException {
        StringBuilder head = new StringBuilder(256);
        String path = request.uri().getRawPath();
        head.append(request.method()).append(' ').append(path == null || path.isEmpty() ? "/" : path);
        if (request.uri().getRawQuery() != null) {
            head.append('?').append(request.uri().getRawQuery());
        }
        head.append(" HTTP/1.1\r\nHost: ")
                .append(request.uri().getRawAuthority())
                .append("\r\n");
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            head.append(checked(header.getKey()))
                    .append(": ")
                    .append(checked(header.getValue()))
                    .append("\r\n");
        }
        if (request.body().length() > 0 || !request.method().equals("GET")) {
            head.append("Content-Length: ").append(request.body().length()).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A line break in a header would begin another one. */
    private static String checked(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' && text.charAt(i) != '\t') {
                throw new IllegalArgumentException("a header with a control character");
            }
        }
        return text;
    }

    /** Reads the head of a reply; what only announces one is passed over. */
    ReplyHead readHead(Duration deadline) throws IOException {
        long until = System.nanoTime() + deadline.toNanos();
        while (true) {
            ReplyHead head = ReplyHead.parse(readHeadText(until));
            if (head.status() >= 200) {
                return head;
            }
        }
    }

    private String readHeadText(long untilNanos) throws IOException {
        StringBuilder head = new StringBuilder(256);
        while (true) {
            if (inputAt == inputEnd) {
                fillForHead(untilNanos, head.isEmpty());
            }
            if (head.isEmpty() && input[inputAt] == TLS_ALERT && !origin.isSecure()) {
                throw new SpeaksTlsException();
            }
            char c = (char) (input[inputAt++] & 0xff);
            head.append(c);
            if (c == '\n' && isEndOfHead(head)) {
                return head.toString();
            }
            if (head.length() > HEAD_BYTES_MAX) {
                throw new ProtocolException("the head of the reply does not end");
            }
        }
    }

    private static boolean isEndOfHead(StringBuilder head) {
        int length = head.length();
        return length >= 4
                && head.charAt(length - 2) == '\r'
                && head.charAt(length - 3) == '\n'
                && head.charAt(length - 4) == '\r';
    }

    private void fillForHead(long untilNanos, boolean isFirst) throws IOException {
        try {
            if (!fill(untilNanos - System.nanoTime())) {
                throw isFirst ? new NothingHeardException("the connection ended") : new EOFException("cut in the head");
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw isFirst && !(e instanceof NothingHeardException) ? new NothingHeardException(e) : e;
        }
    }

    /** Reads more into the buffer; false at the end of the connection. */
    private boolean fill(long deadlineNanos) throws IOException {
        inputAt = 0;
        inputEnd = 0;
        int read = readSocket(input, 0, input.length, deadlineNanos);
        inputEnd = Math.max(read, 0);
        return read > 0;
    }

    private int readSocket(byte[] room, int offset, int length, long deadlineNanos) throws IOException {
        channel.socket().setSoTimeout(millis(deadlineNanos));
        return in.read(room, offset, Math.min(length, BodyPieces.PIECE_BYTES));
    }

    /** Never 0, which would mean for ever. */
    private static int millis(long nanos) {
        return Math.clamp(nanos / 1_000_000, 1, Integer.MAX_VALUE);
    }

    /** Reads bytes of a body; -1 at the end of the connection. */
    int read(byte[] room, int offset, int length, Duration deadline) throws IOException {
        if (inputAt == inputEnd) {
            return readSocket(room, offset, length, deadline.toNanos());
        }
        int part = Math.min(length, inputEnd - inputAt);
        System.arraycopy(input, inputAt, room, offset, part);
        inputAt += part;
        return part;
    }

    /** Reads a line of a body's framing, without its end. */
    String readLine(int lengthMax, Duration deadline) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            if (inputAt == inputEnd && !fill(deadline.toNanos())) {
                throw new EOFException("cut between two chunks");
            }
            char c = (char) (input[inputAt++] & 0xff);
            if (c == '\n') {
                int end = line.length();
                return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
            }
            if (line.append(c).length() > lengthMax) {
                throw new ProtocolException("a line of a chunked body does not end");
            }
        }
    }

    /** When bytes last went out, by {@link System#nanoTime}. */
    long progressNanos() {
        return progressNanos;
    }

    /** Begins to count progress. */
    void noteProgress() {
        progressNanos = System.nanoTime();
    }

    /** Ends it, from another thread, because nothing goes out any more. */
    void endStalled() {
        isStalled = true;
        close();
    }

    private static SocketTimeoutException stalled() {
        return new SocketTimeoutException("the server takes no more bytes");
    }

    /** Without a farewell over TLS: that could wait for a peer that is gone. */
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            isBroken = true; // a channel that fails to close is closed all the same
        }
    }
}
