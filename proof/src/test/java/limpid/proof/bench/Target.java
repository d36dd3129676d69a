package limpid.proof.bench;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What Limpid shall reach in one measure of a work: a figure, or a share of what a peer needs in the same run.
 *
 * @param rank how much it matters
 * @param peer whose figure it is a share of; nothing for a figure of its own
 */
record Target(Rank rank, Measure measure, double limit, String peer) {
    /** Whether it must be reached, or is hoped for. */
    enum Rank {
        MUST,
        AIMS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What one run says about it. */
    enum Verdict {
        REACHED,
        NOT_REACHED,
        /** Limpid did not finish, or the peer is not there. */
        NOT_MEASURED;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static Target must(Measure measure, double limit) {
        return new Target(Rank.MUST, measure, limit, "");
    }

    static Target must(double share, String peer) {
        return new Target(Rank.MUST, Measure.SECONDS, share, peer);
    }

    static Target aims(Measure measure, double limit) {
        return new Target(Rank.AIMS, measure, limit, "");
    }

    static Target aims(double share, String peer) {
        return new Target(Rank.AIMS, Measure.SECONDS, share, peer);
    }

    Verdict verdict(Map<String, Figures> byPeer) {
        OptionalDouble ours = byPeer.getOrDefault(Trio.NAME, Figures.NONE).of(measure);
        OptionalDouble theirs = peer.isEmpty()
                ? OptionalDouble.of(1)
                : byPeer.getOrDefault(peer, Figures.NONE).of(measure);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return Verdict.NOT_MEASURED;
        }
        return ours.getAsDouble() <= limit * theirs.getAsDouble() ? Verdict.REACHED : Verdict.NOT_REACHED;
    }

    /** As the table says it. */
    String text() {
        return peer.isEmpty()
                ? rank.word() + " " + measure.show(limit)
                : String.format(Locale.ROOT, "%s %.2f × %s", rank.word(), limit, peer);
    }
}
