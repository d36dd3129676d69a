package limpid.server.account.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import limpid.core.chunk.Hash;
import limpid.core.id.PersonId;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.server.secret.Base32;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.HomeTransaction;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/**
 * Codes to keep on paper for when an authenticator or a password is lost: ten, each good once, of 80 random bits, so that
 * their hashes need not be slow. New ones make the old ones worthless. Safe for all threads.
 */
public final class RecoveryCodes {
    /** How many there are at first. */
    public static final int COUNT = 10;

    private static final String TOPIC = "recovery-codes";
    private static final int CODE_BYTES = 10;
    private static final int GROUP = 4;
    private static final Codec<Kept> CODEC = Records.of(Kept.class);

    private final Clock clock;
    private final Chance chance;

    public RecoveryCodes(Clock clock, Chance chance) {
        this.clock = clock;
        this.chance = chance;
    }

    /** What rests. */
    private record Kept(List<String> hashes, Instant madeAt) {}

    /** Fresh ones, in place of all that were; shown once. */
    public List<String> make(HomeTransaction rows, PersonId person) {
        List<String> codes = Stream.generate(() -> Base32.encode(chance.bytes(CODE_BYTES)))
                .limit(COUNT)
                .toList();
        put(rows, person, new Kept(codes.stream().map(RecoveryCodes::hash).toList(), clock.now()));
        return codes.stream().map(RecoveryCodes::grouped).toList();
    }

    /** Whether this is one that was not used; it is used now. */
    public boolean use(HomeTransaction rows, PersonId person, String typed) {
        Optional<String> hash = Base32.typed(typed)
                .filter(letters -> letters.length() == CODE_BYTES * Byte.SIZE / 5)
                .map(RecoveryCodes::hash);
        Optional<Kept> kept = kept(rows, person);
        if (hash.isEmpty() || kept.isEmpty() || !kept.get().hashes().contains(hash.get())) {
            return false;
        }
        List<String> left = new ArrayList<>(kept.get().hashes());
        left.remove(hash.get());
        put(rows, person, new Kept(left, kept.get().madeAt()));
        return true;
    }

    /** How many are left; empty if none were ever made. */
    public Optional<Integer> left(HomeTransaction rows, PersonId person) {
        return kept(rows, person).map(kept -> kept.hashes().size());
    }

    /** Makes all of them worthless. */
    public void drop(HomeTransaction rows, PersonId person) {
        rows.documents().dropDocument(TOPIC, person.text());
    }

    private static Optional<Kept> kept(HomeTransaction rows, PersonId person) {
        return rows.documents().document(TOPIC, person.text()).map(body -> CODEC.decode(body.getBytes(UTF_8)));
    }

    private static void put(HomeTransaction rows, PersonId person, Kept kept) {
        rows.documents().putDocument(new DocumentRow(TOPIC, person.text(), new String(CODEC.encode(kept), UTF_8)));
    }

    private static String hash(String letters) {
        return Hash.of(letters.getBytes(US_ASCII)).toString();
    }

    /** {@code ABCD-EFGH-IJKL-MNOP} is copied with fewer mistakes than its letters in a row. */
    private static String grouped(String letters) {
        return letters.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }
}
