package limpid.server.library;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import limpid.core.id.DeviceId;
import limpid.core.reason.ReasonCode;
import limpid.host.chance.Chance;
import limpid.server.library.commit.Access;
import limpid.server.library.commit.Allowance;
import limpid.server.library.commit.Objection;
import limpid.server.library.commit.SpaceRule;
import limpid.store.ledger.GrantRow;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.wire.message.Grant;

/** Sets space aside and gives it back. {@code reservedBytes} of the home is the sum of all grants at any moment. */
public final class Grants {
    private static final int ID_BYTES = 12;

    private Grants() {}

    /** Sets {@code bytes} aside. Fails with: QUOTA_EXCEEDED. */
    static Grant reserve(HomeTransaction rows, Caller caller, long bytes, Instant now, Chance chance) {
        Allowance allowance = allowance(rows, caller, now);
        if (bytes > allowance.freeBytes()) {
            giveBack(rows, rows.grantsExpiring(now));
            allowance = allowance(rows, caller, now);
        }
        if (bytes > allowance.freeBytes()) {
            throw SpaceRule.objection(ReasonCode.QUOTA_EXCEEDED, allowance, bytes, now)
                    .exception();
        }
        HomeRow home = allowance.home();
        String id = "g-" + HexFormat.of().formatHex(chance.bytes(ID_BYTES));
        GrantRow row = new GrantRow(id, caller.device(), caller.person(), bytes, now.plus(LibrarySettings.GRANT_KEPT));
        rows.putGrant(row);
        rows.putHome(home.reserving(home.reservedBytes() + bytes));
        return new Grant(row.id(), row.bytes(), row.expires());
    }

    private static Allowance allowance(HomeTransaction rows, Caller caller, Instant now) {
        return Allowance.read(rows, Access.home(rows, now), caller.person());
    }

    /** Gives back what is left of some grants; returns how many bytes that is. */
    public static long giveBack(HomeTransaction rows, List<GrantRow> grants) {
        long bytes = grants.stream().mapToLong(GrantRow::bytes).sum();
        grants.forEach(grant -> rows.dropGrant(grant.id()));
        if (bytes > 0) {
            rows.homeRow().ifPresent(home -> rows.putHome(home.reserving(home.reservedBytes() - bytes)));
        }
        return bytes;
    }

    /** Keeps the grants of a device that is sending. */
    static void keepAlive(HomeTransaction rows, DeviceId device, Instant now) {
        for (GrantRow grant : rows.grantsExpiring(now.plus(LibrarySettings.GRANT_FRESH))) {
            if (grant.device().equals(device) && grant.expires().isAfter(now)) {
                rows.putGrant(grant.left(grant.bytes(), now.plus(LibrarySettings.GRANT_KEPT)));
            }
        }
    }

    /** Fails with: REQUEST_MALFORMED for a number of bytes that cannot be set aside. */
    static void check(long bytes, Instant now) {
        if (bytes < 1) {
            throw Objection.malformed("one byte or more can be set aside", now)
                    .saw("bytes", bytes, "1 or more")
                    .exception();
        }
    }
}
