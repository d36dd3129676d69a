package limpid.proof.bench;

import java.util.Map;

/** A work and what each peer needed for it. */
record Row(Work work, Map<String, Figures> byPeer) {
    Row {
        byPeer = Map.copyOf(byPeer);
    }

    Figures of(String peer) {
        return byPeer.getOrDefault(peer, Figures.NONE);
    }

    /** Whether anybody's figure of it is known, or something shall be reached in it. */
    boolean shows(Measure measure) {
        return byPeer.values().stream().anyMatch(each -> each.of(measure).isPresent())
                || work.targets().stream().anyMatch(target -> target.measure() == measure);
    }
}
