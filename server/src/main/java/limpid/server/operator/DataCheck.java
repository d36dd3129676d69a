package limpid.server.operator;

import java.util.ArrayList;
import java.util.List;
import limpid.core.id.HomeId;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonTexts;
import limpid.host.time.Clock;
import limpid.server.admin.Recount;
import limpid.server.operator.Operator.FlawLine;
import limpid.store.blob.BlobStore;
import limpid.store.check.StoreCheck;
import limpid.store.check.StoreFlaw;
import limpid.store.ledger.DirectoryTransaction;
import limpid.store.ledger.Ledger;
import limpid.wire.frame.Frames;
import limpid.wire.message.ChunkFrame;

/** Looks whether all that a server promised to hold is there and whole: chunks by their hashes, sums by counting anew. */
public final class DataCheck {
    private final Ledger ledger;
    private final StoreCheck stores;
    private final Recount recount;

    public DataCheck(Ledger ledger, BlobStore blobs, Clock clock) {
        Frames frames = new Frames(clock);
        this.ledger = ledger;
        this.stores = new StoreCheck(
                ledger,
                blobs,
                (encoding, rawLength, packed) -> frames.unpack(
                        encoding == 0 ? ChunkFrame.Encoding.RAW : ChunkFrame.Encoding.ZSTD, rawLength, packed));
        this.recount = new Recount(ledger, clock);
    }

    /** What does not fit together; empty if all is well. Reads everything. */
    public List<FlawLine> run() {
        List<FlawLine> lines = new ArrayList<>();
        stores.all((_, _, _) -> {}).flaws().forEach(flaw -> lines.add(line(flaw)));
        for (HomeId home : ledger.<List<HomeId>>administer(DirectoryTransaction::homes)) {
            recount.look(home).forEach(reason -> lines.add(line(reason)));
        }
        return lines;
    }

    private static FlawLine line(Reason reason) {
        return new FlawLine(reason.code().name(), ReasonTexts.english().sentence(reason));
    }

    private static FlawLine line(StoreFlaw flaw) {
        return switch (flaw) {
            case StoreFlaw.UnreadableChunk(var home, var chunk, var reason) ->
                new FlawLine(reason.code().name(), "The chunk " + chunk + " of home " + home + " cannot be read.");
            case StoreFlaw.WrongChunk(var home, var chunk) ->
                new FlawLine(
                        ReasonCode.BLOB_CORRUPT.name(),
                        "The chunk " + chunk + " of home " + home + " does not hold the bytes that it names.");
            case StoreFlaw.IncompleteContent(var home, var collection, var item, var version, var content, var chunk) ->
                new FlawLine(
                        ReasonCode.BLOB_MISSING.name(),
                        "Version " + version + " of item " + item + " in " + home + "/" + collection
                                + " misses the chunk " + chunk + " of " + content + ".");
            case StoreFlaw.UnkeptParts(var home, var content) ->
                new FlawLine(
                        ReasonCode.INTERNAL_DEFECT.name(),
                        "Nothing keeps the parts of the content " + content + " of home " + home + ".");
        };
    }
}
