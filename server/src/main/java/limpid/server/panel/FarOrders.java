package limpid.server.panel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import limpid.core.id.DeviceId;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.dossier.Dossier;
import limpid.server.dossier.Dossier.Departure;
import limpid.server.dossier.Dossier.Plate;
import limpid.server.dossier.Dossiers;
import limpid.server.library.HintFeed;
import limpid.server.library.Registry;
import limpid.server.library.commit.Objection;
import limpid.server.library.commit.Outbox;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.wire.message.Hint;

/**
 * What people order devices to do from afar. An order is durable when its method returns; the device hears of it at once if
 * it is there, else at its next contact. Safe for all threads.
 *
 * <p>Fails with, from every method: NOT_FOUND for a device that somebody may not touch.
 */
public final class FarOrders {
    /** A device's state is worth asking for. */
    static final List<Hint> ASK = List.of(new Hint(Hint.Kind.DEVICE, "", 0));

    private final Ledger ledger;
    private final Clock clock;
    private final Registry registry;
    private final HintFeed hints;
    private final DevicePanel panel;

    public FarOrders(Ledger ledger, Clock clock, Registry registry, HintFeed hints, DevicePanel panel) {
        this.ledger = ledger;
        this.clock = clock;
        this.registry = registry;
        this.hints = hints;
        this.panel = panel;
    }

    /** Changes what people call a device. Fails with: REQUEST_MALFORMED. */
    public void rename(Viewer viewer, DeviceId id, String name) {
        panel.entry(viewer, id);
        registry.rename(viewer.home(), id, name);
    }

    /** Lets nothing move there, for a time or until somebody resumes it. Fails with: ALREADY_DONE (it is signed out). */
    public void pause(Viewer viewer, DeviceId id, Optional<Duration> length) {
        Instant now = clock.now();
        order(viewer, id, dossier -> dossier.paused(true, length.map(now::plus), viewer.name(), now));
    }

    /** Ends a pause, whoever asked for it. Fails with: ALREADY_DONE (it is signed out). */
    public void resume(Viewer viewer, DeviceId id) {
        Instant now = clock.now();
        order(viewer, id, dossier -> dossier.paused(false, Optional.empty(), viewer.name(), now));
    }

    /** Lets those deletions happen that the device said it holds back. Fails with: ALREADY_DONE (it holds none). */
    public void confirm(Viewer viewer, DeviceId id) {
        Instant now = clock.now();
        long items = panel.entry(viewer, id).heldItems().orElseThrow(() -> Objection.of(
                        ReasonCode.ALREADY_DONE, Subject.device(), now)
                .saw("held-deletions", 0)
                .exception());
        order(viewer, id, dossier -> dossier.confirmed(items, viewer.name(), now));
    }

    /** Signs a device out; one that is out stays so, and who did it first. */
    public void signOut(Viewer viewer, DeviceId id) {
        Instant now = clock.now();
        ledger.write(viewer.home(), rows -> {
            DeviceRow device = DevicePanel.device(rows, viewer, id, now);
            Dossier dossier = Dossiers.of(rows, id);
            if (device.revokedAt().isEmpty()) {
                Dossiers.put(rows, id, dossier.with(new Departure(now, viewer.name(), Optional.empty())));
            }
            return device;
        });
        registry.revoke(viewer.home(), id);
    }

    /** Writes down what a person read off the machine. */
    public void plate(Viewer viewer, DeviceId id, Optional<String> serial, Optional<String> imei) {
        Instant now = clock.now();
        ledger.write(viewer.home(), rows -> {
            DevicePanel.device(rows, viewer, id, now);
            Dossiers.put(rows, id, Dossiers.of(rows, id).with(new Plate(serial, imei, viewer.name(), now)));
            return id;
        });
    }

    private void order(Viewer viewer, DeviceId id, UnaryOperator<Dossier> change) {
        Instant now = clock.now();
        ledger.write(viewer.home(), rows -> {
            refuseIfOut(DevicePanel.device(rows, viewer, id, now), now);
            return change(rows, id, change);
        });
        hints.tell(viewer.home(), ASK);
    }

    private static Dossier change(HomeTransaction rows, DeviceId id, UnaryOperator<Dossier> change) {
        Dossier changed = change.apply(Dossiers.of(rows, id));
        Dossiers.put(rows, id, changed);
        Outbox.add(rows, ASK);
        return changed;
    }

    private static void refuseIfOut(DeviceRow device, Instant now) {
        device.revokedAt().ifPresent(at -> {
            throw Objection.of(ReasonCode.ALREADY_DONE, Subject.device(), now)
                    .saw("signed-out-at", at)
                    .exception();
        });
    }
}
