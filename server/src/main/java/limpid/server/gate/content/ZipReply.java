package limpid.server.gate.content;

import java.util.List;
import limpid.core.id.HomeId;
import limpid.host.time.Clock;
import limpid.server.files.Zips;
import limpid.server.gate.Header;
import limpid.server.gate.Reply;
import limpid.server.library.Contents;

/** Replies that bring an archive, made while it is sent. Safe for all threads. */
public final class ZipReply {
    /** Each holds a list of all that goes in. */
    private static final int AT_ONCE_MAX = 6;

    private static final int OF_ONE_MAX = 2;

    private final Contents contents;
    private final Flows flows;

    public ZipReply(Contents contents, Clock clock) {
        this.contents = contents;
        this.flows = new Flows(clock, AT_ONCE_MAX, OF_ONE_MAX);
    }

    /** The archive, for {@code asker}. */
    public Reply reply(HomeId home, String asker, Zips.Zip zip) {
        List<Header> headers = List.of(
                new Header("Content-Type", "application/zip"),
                new Header("Content-Disposition", Disposition.attachment(zip.name() + ".zip")),
                new Header("Cache-Control", "private, no-store"),
                new Header("Cross-Origin-Resource-Policy", "same-origin"),
                new Header("Referrer-Policy", "no-referrer"));
        long length = zip.plan().length().orElse(-1);
        Reply.Source source = out -> zip.plan().writeTo(out, home, contents);
        return new Reply(200, headers, new Reply.Body.Flowing(length, flows.inTurn(asker, source)));
    }
}
