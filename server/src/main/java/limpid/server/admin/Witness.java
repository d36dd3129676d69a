package limpid.server.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import limpid.core.id.HomeId;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.server.library.commit.Objection;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.Ledger;

/**
 * Where every collection stood at some moment, to be kept outside of the data folder. If the data folder stands behind
 * its witness, an older copy was put back by hand.
 *
 * <p>Text form: the line {@code limpid-witness 1 SERVER}, then a line {@code HOME COLLECTION EPOCH HEAD} for each
 * collection, in order.
 *
 * @param server the server's own id
 * @param heads by home and collection
 */
public record Witness(String server, SortedMap<String, Head> heads) {
    private static final String TITLE = "limpid-witness 1 ";

    /** How far a collection had come in an epoch. */
    public record Head(String epoch, long seq) {}

    public Witness {
        heads = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(heads));
    }

    /** What a ledger can testify now. */
    public static Witness of(Ledger ledger) {
        String server =
                ledger.administer(directory -> directory.fact("server-id")).orElse("");
        SortedMap<String, Head> heads = new TreeMap<>();
        for (HomeId home : ledger.administer(directory -> directory.homes())) {
            for (CollectionRow row : ledger.read(home, rows -> rows.collections())) {
                heads.put(home + " " + row.id(), new Head(row.epoch(), row.headSeq()));
            }
        }
        return new Witness(server, heads);
    }

    /** Reads the text form; empty for anything else, also for a text that was cut. */
    public static Optional<Witness> parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().startsWith(TITLE) || !text.endsWith("\n")) {
            return Optional.empty();
        }
        SortedMap<String, Head> heads = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" ", -1);
            if (words.length != 4 || !words[3].matches("[0-9]{1,18}")) {
                return Optional.empty();
            }
            heads.put(words[0] + " " + words[1], new Head(words[2], Long.parseLong(words[3])));
        }
        return Optional.of(new Witness(lines.getFirst().substring(TITLE.length()), heads));
    }

    /** The text form. */
    public String text() {
        StringBuilder text = new StringBuilder(TITLE).append(server).append('\n');
        heads.forEach((name, head) -> text.append(name)
                .append(' ')
                .append(head.epoch())
                .append(' ')
                .append(head.seq())
                .append('\n'));
        return text.toString();
    }

    /** The collections of which {@code present} has less history than this testifies. */
    public List<String> behind(Witness present) {
        List<String> behind = new ArrayList<>();
        heads.forEach((name, head) -> {
            Head now = present.heads.get(name);
            if (now == null || (now.epoch().equals(head.epoch()) && now.seq() < head.seq())) {
                behind.add(name);
            }
        });
        return behind;
    }

    /**
     * Compares a ledger with what was testified earlier. If it is behind, every collection gets a new epoch. Returns what
     * was found: nothing, or SERVER_RESTORED. A witness of another server testifies nothing.
     */
    public static Optional<Reason> check(Ledger ledger, Witness earlier, Clock clock, Chance chance) {
        Witness present = of(ledger);
        List<String> behind = present.server.equals(earlier.server) ? earlier.behind(present) : List.of();
        if (behind.isEmpty()) {
            return Optional.empty();
        }
        Restore.newEpochs(ledger, chance);
        Head then = earlier.heads.getOrDefault(behind.getFirst(), new Head("", 0));
        Head now = present.heads.getOrDefault(behind.getFirst(), new Head("", 0));
        return Optional.of(Objection.of(ReasonCode.SERVER_RESTORED, Subject.server(""), clock.now())
                .saw("collections-behind", behind.size(), 0)
                .saw("head-seq", now.seq(), then.seq() + " or more")
                .reason());
    }
}
