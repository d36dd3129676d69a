package limpid.server.library;

import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.server.library.commit.Objection;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.DeviceRow.Hold;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.PersonRow;

/** Tells which device shows a secret, and whether it is let in; why not is said with its evidence. Safe for all threads. */
final class Admission {
    private final Ports ports;

    Admission(Ports ports) {
        this.ports = ports;
    }

    /** Whose secret this is. Fails with: NOT_SIGNED_IN, TOKEN_REVOKED, ACCOUNT_DISABLED, the code of the device's hold. */
    Caller authenticate(String shown) {
        Secret secret = Secret.of(shown).orElseThrow(this::notSignedIn);
        DeviceRow device = ports.ledger().read(secret.home(), rows -> {
            DeviceRow known = rows.device(secret.device())
                    .filter(row -> row.secretHash().equals(secret.hash()))
                    .orElseThrow(this::notSignedIn);
            requireWelcome(rows, known);
            return known;
        });
        device.hold().ifPresent(hold -> {
            throw refusal(hold);
        });
        return new Caller(secret.home(), device.person(), device.id());
    }

    /** Fails with: TOKEN_REVOKED, ACCOUNT_DISABLED. */
    void requireWelcome(HomeTransaction rows, DeviceRow device) {
        device.revokedAt().ifPresent(revoked -> {
            throw Objection.of(
                            ReasonCode.TOKEN_REVOKED,
                            Subject.device(),
                            ports.clock().now())
                    .saw("removed-at", revoked)
                    .exception();
        });
        rows.person(device.person()).ifPresent(this::requireEnabled);
    }

    /** Lets somebody ask who may. Fails with: ACCOUNT_DISABLED. */
    void requireEnabled(PersonRow person) {
        person.rights().disabledAt().ifPresent(since -> {
            throw Objection.of(
                            ReasonCode.ACCOUNT_DISABLED,
                            Subject.device(),
                            ports.clock().now())
                    .saw("disabled-at", since)
                    .exception();
        });
    }

    /**
     * Whose secret this is or was, welcome or not: for the one question that a device may ask in any case. Fails with:
     * NOT_SIGNED_IN.
     */
    Caller identify(String shown) {
        Secret secret = Secret.of(shown).orElseThrow(this::notSignedIn);
        DeviceRow device = ports.ledger()
                .read(secret.home(), rows -> rows.device(secret.device()))
                .filter(row -> row.secretHash().equals(secret.hash()))
                .orElseThrow(this::notSignedIn);
        return new Caller(secret.home(), device.person(), device.id());
    }

    /** Says why somebody has to sign in there, when that was decided and from where. */
    ReasonException refusal(Hold hold) {
        return Objection.of(
                        ReasonCode.valueOf(hold.code()),
                        Subject.device(),
                        ports.clock().now())
                .saw("changed-at", hold.since())
                .saw("changed-from", hold.by())
                .exception();
    }

    ReasonException notSignedIn() {
        return Objection.of(
                        ReasonCode.NOT_SIGNED_IN,
                        Subject.device(),
                        ports.clock().now())
                .exception();
    }
}
