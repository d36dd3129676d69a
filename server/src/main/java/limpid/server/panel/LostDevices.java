package limpid.server.panel;

import java.time.Instant;
import java.util.Optional;
import limpid.core.id.DeviceId;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.core.seal.SealPair;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.server.dossier.Dossier;
import limpid.server.dossier.Dossiers;
import limpid.server.dossier.Loss;
import limpid.server.library.HintFeed;
import limpid.server.library.commit.Objection;
import limpid.server.library.commit.Outbox;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.DeviceRow.Hold;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;

/**
 * Devices that are lost, as people say it: from then on a device's secret opens nothing but its orders, until it is found.
 * Safe for all threads.
 *
 * <p>Fails with, from every method: NOT_FOUND for a device that somebody may not touch.
 *
 * <p>Source: decision "a lost device seals what it holds".
 */
public final class LostDevices {
    private final Ledger ledger;
    private final Clock clock;
    private final Chance chance;
    private final HintFeed hints;

    public LostDevices(Ledger ledger, Clock clock, Chance chance, HintFeed hints) {
        this.ledger = ledger;
        this.clock = clock;
        this.chance = chance;
        this.hints = hints;
    }

    /**
     * Locks a device. Fails with: ALREADY_DONE (it is lost already).
     *
     * @param wipeAfterHours after how many hours it removes what the server holds; empty for never
     */
    public void report(Viewer viewer, DeviceId id, String message, Optional<Integer> wipeAfterHours) {
        Instant now = clock.now();
        SealPair fresh = SealPair.of(chance.bytes(SealPair.RANDOM_BYTES));
        ledger.write(viewer.home(), rows -> {
            DeviceRow device = DevicePanel.device(rows, viewer, id, now);
            Dossier dossier = Dossiers.of(rows, id);
            Optional<Loss> before = dossier.loss();
            before.filter(loss -> loss.foundAt().isEmpty()).ifPresent(loss -> {
                throw Objection.of(ReasonCode.ALREADY_DONE, Subject.device(), now)
                        .saw("lost-since", loss.since())
                        .exception();
            });
            // What was sealed for the pair of before may still be sealed there, and only that pair opens it.
            SealPair pair = before.map(loss -> new SealPair(loss.publicKey(), loss.privateKey()))
                    .orElse(fresh);
            Loss loss = new Loss(
                    now,
                    viewer.name(),
                    message,
                    wipeAfterHours,
                    pair.publicKey(),
                    pair.privateKey(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    device.hold().map(hold -> new Loss.Before(hold.code(), hold.since(), hold.by())),
                    Optional.empty());
            Dossiers.put(rows, id, dossier.with(Optional.of(loss)));
            rows.putDevice(device.held(Optional.of(new Hold(ReasonCode.DEVICE_LOST.name(), now, viewer.name()))));
            Outbox.add(rows, FarOrders.ASK);
            return loss;
        });
        hints.tell(viewer.home(), FarOrders.ASK);
    }

    /** Lets a device back in, and gives it the key at its next contact; one that is not lost stays as it is. */
    public void found(Viewer viewer, DeviceId id) {
        Instant now = clock.now();
        ledger.write(viewer.home(), rows -> {
            DeviceRow device = DevicePanel.device(rows, viewer, id, now);
            Dossier dossier = Dossiers.of(rows, id);
            dossier.loss().filter(loss -> loss.foundAt().isEmpty()).ifPresent(loss -> {
                Dossiers.put(rows, id, dossier.with(Optional.of(loss.found(now))));
                welcome(rows, device, loss);
            });
            return id;
        });
        hints.tell(viewer.home(), FarOrders.ASK);
    }

    private static void welcome(HomeTransaction rows, DeviceRow device, Loss loss) {
        boolean ours = device.hold()
                .filter(hold -> hold.code().equals(ReasonCode.DEVICE_LOST.name()))
                .isPresent();
        if (ours) {
            rows.putDevice(device.held(loss.earlier().map(hold -> new Hold(hold.code(), hold.since(), hold.by()))));
        }
        Outbox.add(rows, FarOrders.ASK);
    }
}
