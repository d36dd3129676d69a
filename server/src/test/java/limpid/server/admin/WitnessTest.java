package limpid.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.TreeMap;
import limpid.core.change.ChangeToken;
import limpid.core.change.TokenOutcome;
import limpid.core.id.ItemId;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.server.library.Rig;
import limpid.store.memory.MemoryLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessTest {
    private final Rig rig = new Rig();

    private void add(String name) {
        rig.done(rig.ann, Rig.folder(rig.id(), 0, ItemId.ROOT, name));
    }

    private ChangeToken token() {
        return rig.library.changes(rig.ann, Rig.FILES, Optional.empty(), 10).next();
    }

    private TokenOutcome outcome(ChangeToken token) {
        return rig.library.changes(rig.ann, Rig.FILES, Optional.of(token), 10).outcome();
    }

    @Test
    void survivesItsTextForm() {
        add("a");
        Witness witness = Witness.of(rig.ledger);
        assertThat(Witness.parse(witness.text())).contains(witness);
        assertThat(witness.heads()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x\n",
                "limpid-witness 1 s\nh files e",
                "limpid-witness 1 s\nh files e x\n",
                "limpid-witness 1 s"
            })
    void isNothingElse(String text) {
        assertThat(Witness.parse(text)).isEmpty();
    }

    @Test
    void findsNothingWhenHistoryOnlyWentOn() {
        Witness earlier = Witness.of(rig.ledger);
        add("a");
        ChangeToken token = token();
        assertThat(Witness.check(rig.ledger, earlier, rig.clock, rig.chance)).isEmpty();
        assertThat(outcome(token)).isEqualTo(TokenOutcome.OK);
    }

    @Test
    @Provokes(ReasonCode.SERVER_RESTORED)
    void noticesACopyThatWasPutBackByHand() {
        add("a");
        MemoryLedger copy = rig.ledger.copy();
        ChangeToken token = token();
        add("b");
        Witness witness = Witness.of(rig.ledger);
        rig.ledger.putBack(copy);
        Optional<Reason> found = Witness.check(rig.ledger, witness, rig.clock, rig.chance);
        assertThat(found.map(Reason::code)).contains(ReasonCode.SERVER_RESTORED);
        assertThat(found.orElseThrow().observed("head-seq")).contains("1");
        assertThat(outcome(token)).isEqualTo(TokenOutcome.EPOCH_CHANGED);
        assertThat(Witness.check(rig.ledger, Witness.of(rig.ledger), rig.clock, rig.chance))
                .isEmpty();
    }

    @Test
    void noticesAServerThatLostAHome() {
        Witness witness = Witness.of(rig.ledger);
        TreeMap<String, Witness.Head> heads = new TreeMap<>(witness.heads());
        heads.put("h-gone files", new Witness.Head("e", 1));
        assertThat(Witness.check(rig.ledger, new Witness(witness.server(), heads), rig.clock, rig.chance))
                .isPresent();
    }

    @Test
    void listensToNoWitnessOfAnotherServer() {
        Witness witness = Witness.of(rig.ledger);
        TreeMap<String, Witness.Head> heads = new TreeMap<>(witness.heads());
        heads.put("h-gone files", new Witness.Head("e", 1));
        assertThat(Witness.check(rig.ledger, new Witness("s-other", heads), rig.clock, rig.chance))
                .isEmpty();
    }

    @Test
    void givesEveryCollectionANewEpochAfterARestore() {
        ChangeToken token = token();
        assertThat(Restore.newEpochs(rig.ledger, rig.chance)).isEqualTo(1);
        assertThat(outcome(token)).isEqualTo(TokenOutcome.EPOCH_CHANGED);
    }
}
