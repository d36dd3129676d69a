package limpid.server.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.store.ledger.DirectoryTransaction;
import limpid.store.ledger.DirectoryTransaction.CodeRow;
import limpid.store.ledger.Ledger;

/**
 * The key in the one-time link by which whoever started the server becomes its owner. It works once, for a day, and only
 * while there is no owner.
 */
public final class OwnerLink {
    /** How long a link works; each start of a server without an owner prints another. */
    public static final Duration LASTS = Duration.ofDays(1);

    private static final String PURPOSE = "owner";
    private static final int KEY_BYTES = 18;

    private final Ledger ledger;
    private final Clock clock;
    private final Chance chance;

    public OwnerLink(Ledger ledger, Clock clock, Chance chance) {
        this.ledger = ledger;
        this.clock = clock;
        this.chance = chance;
    }

    /** A fresh key, to be printed and kept nowhere. */
    public String mint() {
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(KEY_BYTES));
        CodeRow row =
                new CodeRow(hash(key), PURPOSE, Optional.empty(), clock.now().plus(LASTS), false);
        ledger.administer(directory -> {
            directory.putCode(row);
            return row;
        });
        return key;
    }

    /** Whether {@code key} would work now. */
    public boolean works(String key) {
        Instant now = clock.now();
        return ledger.administer(directory -> usable(directory, key, now).isPresent());
    }

    /** Uses up {@code key}. Fails with: OWNER_LINK_WRONG. */
    void use(String key) {
        Instant now = clock.now();
        boolean used = ledger.administer(directory -> {
            Optional<CodeRow> code = usable(directory, key, now);
            code.ifPresent(row ->
                    directory.putCode(new CodeRow(row.hash(), row.purpose(), row.resident(), row.expires(), true)));
            return code.isPresent();
        });
        if (!used) {
            throw new ReasonException(Reason.of(ReasonCode.OWNER_LINK_WRONG, Subject.server(""), now));
        }
    }

    private static Optional<CodeRow> usable(DirectoryTransaction directory, String key, Instant now) {
        if (!directory.homes().isEmpty()) {
            return Optional.empty();
        }
        return directory
                .code(hash(key))
                .filter(row -> row.purpose().equals(PURPOSE)
                        && !row.used()
                        && row.expires().isAfter(now));
    }

    private static Hash hash(String key) {
        return Hash.of(key.getBytes(UTF_8));
    }
}
