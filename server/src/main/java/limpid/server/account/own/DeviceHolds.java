package limpid.server.account.own;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import limpid.core.id.DeviceId;
import limpid.core.id.PersonId;
import limpid.core.reason.ReasonCode;
import limpid.host.time.Clock;
import limpid.server.account.Objections;
import limpid.server.dossier.Dossier;
import limpid.server.dossier.Dossiers;
import limpid.server.dossier.Loss;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.DeviceRow.Hold;
import limpid.store.ledger.HomeTransaction;

/**
 * What a change of the account does to each device of its person: it keeps going, or it is let in no further until somebody
 * signs in there. A device that is held keeps its files and its queue. Safe for all threads.
 */
public final class DeviceHolds {
    private final Clock clock;
    private final Objections objections;

    public DeviceHolds(Clock clock) {
        this.clock = clock;
        this.objections = new Objections(clock);
    }

    /** What happens to a device. The names are part of the protocol. */
    public enum Effect {
        KEEPS,
        SIGN_IN_AGAIN
    }

    /** What a change did to one device. */
    public record Affected(DeviceId id, String name, Effect effect) {}

    /** The devices of a person that a change could affect: those that are not signed out. */
    public List<DeviceRow> of(HomeTransaction rows, PersonId person) {
        return rows.devices().stream()
                .filter(row -> row.person().equals(person) && row.revokedAt().isEmpty())
                .toList();
    }

    /**
     * Holds the chosen devices. Fails with: NOT_FOUND for one that is not the person's, or is signed out.
     *
     * @param code why, as the device will say it
     */
    List<Affected> hold(HomeTransaction rows, Actor actor, ReasonCode code, List<DeviceId> chosen) {
        List<DeviceRow> own = of(rows, actor.person());
        Set<DeviceId> wanted = Set.copyOf(chosen);
        if (!own.stream().map(DeviceRow::id).toList().containsAll(wanted)) {
            throw objections.notFound("device");
        }
        Instant now = clock.now();
        Hold hold = new Hold(code.name(), now, actor.visitor().words());
        own.stream().filter(row -> wanted.contains(row.id())).forEach(row -> hold(rows, row, hold));
        return own.stream()
                .map(row -> new Affected(
                        row.id(), row.name(), wanted.contains(row.id()) ? Effect.SIGN_IN_AGAIN : Effect.KEEPS))
                .toList();
    }

    /** A lost device stays locked as such; it is held for the other cause once it was found. */
    private static void hold(HomeTransaction rows, DeviceRow row, Hold hold) {
        boolean lost = row.hold()
                .filter(before -> before.code().equals(ReasonCode.DEVICE_LOST.name()))
                .isPresent();
        if (!lost) {
            rows.putDevice(row.held(Optional.of(hold)));
            return;
        }
        Dossier dossier = Dossiers.of(rows, row.id());
        Loss.Before later = new Loss.Before(hold.code(), hold.since(), hold.by());
        Dossiers.put(rows, row.id(), dossier.with(dossier.loss().map(loss -> loss.heldThen(later))));
    }
}
