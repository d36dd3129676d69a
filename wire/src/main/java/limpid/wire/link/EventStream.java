package limpid.wire.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import limpid.host.net.HttpReply;
import limpid.wire.json.Codecs;
import limpid.wire.message.Hint;
import limpid.wire.message.MalformedException;

/**
 * Hints as server-sent events: each is a line {@code data: } and JSON. Other lines are passed over, as that format asks.
 * Source: the HTML standard, section 9.2.
 */
final class EventStream implements Link.HintStream {
    /** No hint is nearly as long; more is not a stream of hints. */
    private static final int LINE_BYTES_MAX = 4096;

    private static final String DATA = "data:";

    private final HttpReply reply;
    private final InputStream in;
    private final Exchange exchange;

    EventStream(HttpReply reply, Exchange exchange) {
        this.reply = reply;
        this.in = new BufferedInputStream(reply.body(), 1024);
        this.exchange = exchange;
    }

    @Override
    public Hint next() {
        try {
            while (true) {
                Optional<Hint> hint = hint(line());
                if (hint.isPresent()) {
                    return hint.get();
                }
            }
        } catch (IOException e) {
            throw exchange.broken(e);
        } catch (MalformedException e) {
            throw exchange.malformed(e);
        }
    }

    private static Optional<Hint> hint(String line) {
        return line.startsWith(DATA)
                ? Optional.of(Codecs.HINT.decode(line.substring(DATA.length()).getBytes(UTF_8)))
                : Optional.empty();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the stream of hints ended");
            }
            if (line.size() == LINE_BYTES_MAX) {
                throw new MalformedException("line", "longer than " + LINE_BYTES_MAX + " bytes");
            }
            line.write(next);
        }
        return line.toString(UTF_8);
    }

    @Override
    public void close() {
        try {
            reply.close();
        } catch (IOException e) {
            throw exchange.broken(e);
        }
    }
}
