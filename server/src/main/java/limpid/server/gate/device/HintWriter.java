package limpid.server.gate.device;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import limpid.wire.json.Codecs;
import limpid.wire.message.Hint;

/** Says one stream's hints until the server stops, the device is no longer welcome, or nobody listens. */
final class HintWriter {
    private static final byte[] BEFORE = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final HintQueue queue;
    private final OutputStream out;
    private final Duration heartbeat;
    private final BooleanSupplier welcome;

    HintWriter(HintQueue queue, OutputStream out, Duration heartbeat, BooleanSupplier welcome) {
        this.queue = queue;
        this.out = out;
        this.heartbeat = heartbeat;
        this.welcome = welcome;
    }

    void run() throws IOException {
        boolean goesOn = true;
        while (goesOn) {
            List<Hint> hints = next();
            say(hints);
            goesOn = hints.stream().allMatch(this::leavesOpen);
        }
    }

    private List<Hint> next() throws IOException {
        try {
            return queue.take(heartbeat);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("the server stopped");
        }
    }

    /** A heartbeat is also when the device's sign of life is noted and its welcome looked at. */
    private boolean leavesOpen(Hint hint) {
        return switch (hint.kind()) {
            case STOPPING -> false;
            case DEVICE, HEARTBEAT -> welcome.getAsBoolean();
            case CONNECTED, CHANGED, SPACE, CONFIRM -> true;
        };
    }

    private void say(List<Hint> hints) throws IOException {
        ByteArrayOutputStream events = new ByteArrayOutputStream();
        for (Hint hint : hints) {
            events.write(BEFORE);
            events.write(Codecs.HINT.encode(hint));
            events.write(AFTER);
        }
        out.write(events.toByteArray());
        out.flush();
    }
}
