package limpid.proof.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import limpid.host.disk.SimDisk.Names;
import limpid.proof.sim.History.Entry;
import limpid.proof.sim.History.Round;

/** Makes a history that fails shorter, as long as it fails: first deeds go, then faults, then devices. */
final class Shrinker {
    /** Says how a history fails; empty if it does not. */
    interface Trial {
        Optional<Violation> of(History history);
    }

    private final Trial trial;
    private int triesLeft;

    Shrinker(Trial trial, int triesMost) {
        this.trial = trial;
        this.triesLeft = triesMost;
    }

    History shrink(History failing) {
        History shortest = withoutEmptyRounds(failing);
        int before;
        do {
            before = shortest.size();
            for (int piece = Math.max(1, shortest.size() / 2); piece >= 1; piece /= 2) {
                shortest = without(shortest, piece);
            }
            shortest = withoutEmptyRounds(shortest);
            shortest = withPlainDevices(shortest);
        } while (shortest.size() < before && triesLeft > 0);
        return shortest;
    }

    private History without(History from, int piece) {
        History shortest = from;
        for (int at = 0; at < shortest.size() && triesLeft > 0; ) {
            List<Boolean> keep = new ArrayList<>(Collections.nCopies(shortest.size(), true));
            for (int i = at; i < Math.min(at + piece, shortest.size()); i++) {
                keep.set(i, false);
            }
            History candidate = shortest.only(keep);
            if (fails(candidate)) {
                shortest = candidate;
            } else {
                at += piece;
            }
        }
        return shortest;
    }

    private History withoutEmptyRounds(History from) {
        List<Round> rounds = from.rounds().stream()
                .filter(round -> !round.entries().isEmpty())
                .toList();
        History candidate = new History(from.seed(), from.devices(), rounds);
        return fails(candidate) ? candidate : from;
    }

    private History withPlainDevices(History from) {
        List<Names> plain = Collections.nCopies(from.devices().size(), Names.EXACT);
        History candidate = new History(from.seed(), plain, from.rounds());
        History simpler = !plain.equals(from.devices()) && fails(candidate) ? candidate : from;
        int last = simpler.devices().size() - 1;
        boolean used = simpler.entries().stream().map(Entry::actor).anyMatch(actor -> actor == last);
        if (last < 1 || used) {
            return simpler;
        }
        History fewer = new History(simpler.seed(), simpler.devices().subList(0, last), simpler.rounds());
        return fails(fewer) ? fewer : simpler;
    }

    private boolean fails(History candidate) {
        triesLeft--;
        return triesLeft >= 0 && trial.of(candidate).isPresent();
    }
}
