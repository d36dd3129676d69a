package limpid.server.library;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import limpid.host.chance.Chance;
import limpid.server.library.commit.Outbox;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.HomeTransaction;
import limpid.wire.message.Hint;

/** Begins the history of collections anew, after the server went back to an older copy. */
public final class Epochs {
    private static final int EPOCH_BYTES = 8;

    private Epochs() {}

    /** An epoch that never was. */
    public static String fresh(Chance chance) {
        return HexFormat.of().formatHex(chance.bytes(EPOCH_BYTES));
    }

    /** Gives every collection of a home a new epoch; returns the hints that tell of it. */
    public static List<Hint> renew(HomeTransaction rows, Chance chance) {
        List<Hint> hints = new ArrayList<>();
        for (CollectionRow row : rows.collections()) {
            rows.putCollection(new CollectionRow(
                    row.id(),
                    row.kind(),
                    row.owner(),
                    fresh(chance),
                    row.headSeq(),
                    row.tombFloor(),
                    row.digest(),
                    row.items(),
                    row.bytes()));
            hints.add(new Hint(Hint.Kind.CHANGED, row.id().text(), row.headSeq()));
        }
        Outbox.add(rows, hints);
        return hints;
    }
}
