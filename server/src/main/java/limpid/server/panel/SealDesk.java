package limpid.server.panel;

import java.time.Instant;
import java.util.Optional;
import limpid.host.time.Clock;
import limpid.server.dossier.Dossier;
import limpid.server.dossier.Dossier.Departure;
import limpid.server.dossier.Dossier.Erasure;
import limpid.server.dossier.Dossiers;
import limpid.server.dossier.Loss;
import limpid.server.library.Caller;
import limpid.server.library.HintFeed;
import limpid.server.library.Registry;
import limpid.server.library.commit.Outbox;
import limpid.store.ledger.Ledger;
import limpid.wire.message.ErasedWord;
import limpid.wire.message.SealOrder;
import limpid.wire.message.SealOrder.Step;
import limpid.wire.message.SealWord;

/**
 * Tells lost devices what to do, and hears what they did. The one question that a device's secret opens when it opens
 * nothing else. Safe for all threads.
 */
public final class SealDesk {
    private final Ledger ledger;
    private final Clock clock;
    private final Registry registry;
    private final HintFeed hints;

    public SealDesk(Ledger ledger, Clock clock, Registry registry, HintFeed hints) {
        this.ledger = ledger;
        this.clock = clock;
        this.registry = registry;
        this.hints = hints;
    }

    /** What the device with this secret shall do. Fails with: NOT_SIGNED_IN. */
    public SealOrder order(String secret) {
        Caller caller = registry.identify(secret);
        registry.touch(caller);
        Instant now = clock.now();
        return ledger.read(caller.home(), rows -> Dossiers.of(rows, caller.device()))
                .loss()
                .map(loss -> order(loss, now))
                .orElse(SealOrder.none(now));
    }

    /** The key leaves the server only after somebody said that the device was found. */
    private static SealOrder order(Loss loss, Instant now) {
        boolean found = loss.foundAt().isPresent();
        Step step = found ? Step.OPEN : loss.isToBeWiped(now) ? Step.WIPE : Step.SEAL;
        Optional<Step> heard = loss.openedAt()
                .map(_ -> Step.OPEN)
                .or(() -> loss.wiped().map(_ -> Step.WIPE))
                .or(() -> loss.sealed().map(_ -> Step.SEAL));
        return new SealOrder(
                step,
                loss.by(),
                loss.since(),
                loss.message(),
                loss.publicKey(),
                found ? Optional.of(loss.privateKey()) : Optional.empty(),
                heard);
    }

    /** Keeps what the device with this secret says that it has done. Fails with: NOT_SIGNED_IN. */
    public void hear(String secret, SealWord word) {
        Caller caller = registry.identify(secret);
        Instant now = clock.now();
        ledger.write(caller.home(), rows -> {
            Dossier dossier = Dossiers.of(rows, caller.device());
            Optional<Loss> changed = dossier.loss().flatMap(loss -> after(loss, word, now));
            if (!changed.equals(dossier.loss())) {
                Dossiers.put(rows, caller.device(), dossier.with(changed));
                Outbox.add(rows, FarOrders.ASK);
            }
            return word;
        });
        hints.tell(caller.home(), FarOrders.ASK);
    }

    /** Keeps what a device that was signed out says that it removed of itself. Fails with: NOT_SIGNED_IN. */
    public void hearErased(String secret, ErasedWord word) {
        Caller caller = registry.identify(secret);
        Instant now = clock.now();
        ledger.write(caller.home(), rows -> {
            Dossier dossier = Dossiers.of(rows, caller.device());
            Optional<Departure> departure = dossier.departure()
                    .map(left -> new Departure(
                            left.at(),
                            left.by(),
                            Optional.of(new Erasure(now, word.items(), word.bytes(), word.kept()))));
            departure.ifPresent(left -> Dossiers.put(rows, caller.device(), dossier.with(left)));
            return word;
        });
        hints.tell(caller.home(), FarOrders.ASK);
    }

    private static Optional<Loss> after(Loss loss, SealWord word, Instant now) {
        Loss.Amount amount = new Loss.Amount(now, word.items(), word.bytes(), word.unsentItems(), word.unsentBytes());
        return switch (word.step()) {
            case NONE -> Optional.of(loss);
            case SEAL -> Optional.of(loss.sealed(amount));
            case WIPE -> Optional.of(loss.wiped(amount));
            // A word from before a second loss says nothing of this one.
            case OPEN -> Optional.of(loss.foundAt().isPresent() ? loss.opened(now) : loss);
        };
    }
}
