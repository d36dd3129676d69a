package limpid.server.account;

import java.time.Instant;
import java.util.HexFormat;
import limpid.host.chance.Chance;

/** Ids of records that shall stand in the order of their times: milliseconds since 1970 in hex, then chance. */
final class TimeId {
    private static final int CHANCE_BYTES = 8;

    private TimeId() {}

    /** A fresh one. */
    static String of(Instant now, Chance chance) {
        return before(now) + "-" + HexFormat.of().formatHex(chance.bytes(CHANCE_BYTES));
    }

    /** What stands before all ids of this moment and after all of earlier ones. */
    static String before(Instant moment) {
        return HexFormat.of().toHexDigits(moment.toEpochMilli());
    }
}
