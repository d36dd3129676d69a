package limpid.host.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The body of a reply, read from its connection; gives the connection back at its end. One thread at a time. Source: RFC
 * 9112 sections 6 and 7.
 */
final class BodyReader extends InputStream {
    /** Takes back the connection of a body that has ended. */
    interface Release {
        /**
         * Called once.
         *
         * @param isReusable whether another request can follow on the connection
         */
        void release(boolean isReusable);
    }

    /** How a body says where it ends. */
    private enum Framing {
        LENGTH,
        CHUNKS,
        CONNECTION
    }

    /** A rest of this length is quicker read than a new connection made. */
    private static final long REST_READ_MAX = 64 << 10;

    private static final int LINE_MAX = 8 << 10;

    private final HttpConnection connection;
    private final Framing framing;
    private final boolean isConnectionReusable;
    private final Duration deadline;
    private final Release release;
    /** What is left of the body, or of the chunk at hand. */
    private long left;

    private boolean isFirstChunk = true;
    private boolean isAtEnd;
    private boolean isReleased;

    private BodyReader(HttpConnection connection, Framing framing, ReplyHead head, Duration deadline, Release release) {
        this.connection = connection;
        this.framing = framing;
        this.isConnectionReusable = framing != Framing.CONNECTION && !head.isLastOnConnection();
        this.deadline = deadline;
        this.release = release;
    }

    static BodyReader of(HttpConnection connection, ReplyHead head, String method, Duration deadline, Release release)
            throws IOException {
        boolean hasNone = method.equals("HEAD") || head.status() == 204 || head.status() == 304;
        Optional<Long> length = hasNone ? Optional.of(0L) : head.contentLength();
        boolean isChunked = !hasNone && head.isChunked();
        Framing framing = isChunked ? Framing.CHUNKS : length.isPresent() ? Framing.LENGTH : Framing.CONNECTION;
        BodyReader body = new BodyReader(connection, framing, head, deadline, release);
        body.left = framing == Framing.LENGTH ? length.orElse(0L) : 0;
        if (framing == Framing.LENGTH && body.left == 0) {
            body.end();
        }
        return body;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (isReleased && !isAtEnd) {
            throw new IOException("the body is closed");
        }
        if (isAtEnd || length == 0) {
            return isAtEnd ? -1 : 0;
        }
        try {
            return readFramed(buffer, offset, length);
        } catch (SocketTimeoutException e) {
            giveUp();
            throw new SocketTimeoutException("nothing arrived for " + deadline.toMillis() + " ms");
        } catch (IOException e) {
            giveUp();
            throw e;
        }
    }

    private int readFramed(byte[] buffer, int offset, int length) throws IOException {
        if (framing == Framing.CHUNKS && left == 0 && !hasNextChunk()) {
            end();
            return -1;
        }
        int wanted = framing == Framing.CONNECTION ? length : (int) Math.min(length, left);
        int read = connection.read(buffer, offset, wanted, deadline);
        if (read < 0 && framing == Framing.CONNECTION) {
            end();
            return -1;
        }
        if (read < 0) {
            throw new EOFException("the connection ended within the body");
        }
        left -= framing == Framing.CONNECTION ? 0 : read;
        if (framing == Framing.LENGTH && left == 0) {
            end();
        }
        return read;
    }

    /** Reads the line before a chunk; false after the last one and its trailers. */
    private boolean hasNextChunk() throws IOException {
        if (!isFirstChunk && !connection.readLine(LINE_MAX, deadline).isEmpty()) {
            throw new ProtocolException("a chunk does not end where it says");
        }
        isFirstChunk = false;
        String size = connection.readLine(LINE_MAX, deadline).split(";", 2)[0].strip();
        if (!size.matches("[0-9a-fA-F]{1,15}")) {
            throw new ProtocolException("the length of a chunk is malformed");
        }
        left = Long.parseLong(size, 16);
        if (left > 0) {
            return true;
        }
        while (!connection.readLine(LINE_MAX, deadline).isEmpty()) {
            // trailers are of no use to us
        }
        return false;
    }

    private void end() {
        isAtEnd = true;
        releaseOnce(isConnectionReusable);
    }

    private void giveUp() {
        releaseOnce(false);
    }

    private void releaseOnce(boolean isReusable) {
        if (!isReleased) {
            isReleased = true;
            release.release(isReusable);
        }
    }

    /** Reads a short rest, so that the connection can be used again; a long one costs the connection. */
    @Override
    public void close() {
        try {
            if (!isReleased && framing == Framing.LENGTH && left <= REST_READ_MAX) {
                readNBytes((int) left);
            }
        } catch (IOException e) {
            giveUp(); // nobody wants the rest
        }
        giveUp();
    }
}
