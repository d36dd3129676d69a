package limpid.server.admin;

import java.util.ArrayList;
import java.util.List;
import limpid.core.id.HomeId;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.time.Clock;
import limpid.store.blob.BlobStore;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;

/** Whether the server can do its work: the ledger answers, contents are there, and the disk takes more. */
public record Readiness(Ledger ledger, BlobStore blobs, Clock clock) {
    /** No home is called so: what is asked of it shows that somebody answers. */
    private static final HomeId NOBODYS = new HomeId("probe");

    /** What keeps it from its work; empty if nothing does. */
    public List<Reason> problems() {
        List<Reason> found = new ArrayList<>();
        attempt(() -> ledger.read(NOBODYS, HomeTransaction::homeRow), found);
        attempt(() -> blobs.packs(NOBODYS), found);
        new DiskWatch(blobs, clock)
                .problems().stream()
                        .filter(reason -> reason.code() != ReasonCode.SERVER_DISK_NEARLY_FULL)
                        .filter(reason -> found.stream().noneMatch(known -> known.code() == reason.code()))
                        .forEach(found::add);
        return found;
    }

    private static void attempt(Runnable look, List<Reason> found) {
        try {
            look.run();
        } catch (ReasonException failed) {
            found.add(failed.reason());
        }
    }
}
