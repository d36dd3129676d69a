package limpid.host.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The body of a reply as it arrives, read by one thread. Asks the connection for the next piece only when one was taken,
 * so a slow reader slows the sender and not this machine's memory. Waiting for a piece longer than the deadline fails.
 */
final class BodyStream extends InputStream implements HttpResponse.BodySubscriber<InputStream> {
    /** How many pieces may lie ready: enough that neither side waits for the other at each. */
    private static final int PIECES_AHEAD = 8;

    private final long deadlineNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ArrayDeque<ByteBuffer> pieces = new ArrayDeque<>();
    private Optional<Flow.Subscription> connection = Optional.empty();
    private Optional<IOException> failure = Optional.empty();
    private boolean isComplete;
    private boolean isClosed;
    private ByteBuffer current = ByteBuffer.allocate(0);

    BodyStream(Duration deadline) {
        this.deadlineNanos = deadline.toNanos();
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        HttpResponse.BodySubscriber<InputStream> ready = HttpResponse.BodySubscribers.replacing(this);
        ready.onComplete();
        return ready.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        lock.lock();
        try {
            connection = Optional.of(subscription);
            if (isClosed) {
                subscription.cancel();
                return;
            }
        } finally {
            lock.unlock();
        }
        subscription.request(PIECES_AHEAD);
    }

    @Override
    public void onNext(List<ByteBuffer> piece) {
        lock.lock();
        try {
            pieces.addAll(piece);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onError(Throwable cause) {
        end(Optional.of(cause instanceof IOException e ? e : new IOException(cause)));
    }

    @Override
    public void onComplete() {
        end(Optional.empty());
    }

    private void end(Optional<IOException> cause) {
        lock.lock();
        try {
            isComplete = true;
            failure = cause;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        int done = 0;
        while (done < length && hasMore(done == 0)) {
            int part = Math.min(length - done, current.remaining());
            current.get(buffer, offset + done, part);
            done += part;
        }
        return done == 0 ? -1 : done;
    }

    /** Whether bytes are at hand; only the first piece of a read is waited for. */
    private boolean hasMore(boolean wait) throws IOException {
        while (!current.hasRemaining()) {
            Optional<ByteBuffer> next = next(wait);
            if (next.isEmpty()) {
                return false;
            }
            current = next.get();
        }
        return true;
    }

    private Optional<ByteBuffer> next(boolean wait) throws IOException {
        lock.lock();
        try {
            long left = deadlineNanos;
            while (wait && pieces.isEmpty() && !isComplete && !isClosed && left > 0) {
                left = arrived.awaitNanos(left);
            }
            if (isClosed) {
                throw new IOException("the body was closed");
            }
            if (!pieces.isEmpty()) {
                connection.ifPresent(c -> c.request(1));
                return Optional.of(pieces.removeFirst());
            }
            if (wait && failure.isPresent()) {
                throw new IOException(failure.get().getMessage(), failure.get());
            }
            if (wait && !isComplete) {
                throw new SocketTimeoutException(
                        "nothing arrived for " + TimeUnit.NANOSECONDS.toMillis(deadlineNanos) + " ms");
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the task was cancelled", e);
        } finally {
            lock.unlock();
        }
    }

    /** A body that was not read to its end costs its connection. */
    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            pieces.clear();
            if (!isComplete) {
                connection.ifPresent(Flow.Subscription::cancel);
            }
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }
}
