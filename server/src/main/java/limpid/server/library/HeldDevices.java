package limpid.server.library;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import limpid.core.chunk.Hash;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.server.library.commit.Access;
import limpid.server.library.commit.Objection;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.HomeTransaction;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/**
 * Devices that are let in no further until somebody signs in there. A device that does gets a fresh secret, since the old one
 * may be why its person changed their password; the old one opens nothing any more, but still tells which device asks, so
 * that an answer that was lost on the way can be asked for again. Safe for all threads.
 */
public final class HeldDevices {
    private static final String FORMER = "former-secrets";
    private static final Codec<Former> CODEC = Records.of(Former.class);
    /** What signing in lifts; whatever else holds a device is not for it to decide. */
    private static final Set<String> LIFTED =
            Set.of(ReasonCode.CREDENTIALS_REJECTED.name(), ReasonCode.TWO_FACTOR_REQUIRED.name());

    private final Ports ports;
    private final Admission admission;

    HeldDevices(Ports ports) {
        this.ports = ports;
        this.admission = new Admission(ports);
    }

    /**
     * Which device shows this secret, its present or its last one, to be signed in again. Fails with: NOT_SIGNED_IN,
     * TOKEN_REVOKED, ACCOUNT_DISABLED, ALREADY_DONE (it needs no signing in), the code of a hold that signing in does not
     * lift.
     */
    public Caller whose(String shown) {
        Secret secret = Secret.of(shown).orElseThrow(admission::notSignedIn);
        DeviceRow device = ports.ledger().read(secret.home(), rows -> {
            DeviceRow row = rows.device(secret.device())
                    .filter(known -> isOf(rows, known, secret.hash()))
                    .orElseThrow(admission::notSignedIn);
            admission.requireWelcome(rows, row);
            return row;
        });
        device.hold().filter(hold -> !LIFTED.contains(hold.code())).ifPresent(hold -> {
            throw admission.refusal(hold);
        });
        if (device.hold().isEmpty() && device.secretHash().equals(secret.hash())) {
            throw Objection.of(ReasonCode.ALREADY_DONE, Subject.device(), now()).exception();
        }
        return new Caller(secret.home(), device.person(), device.id());
    }

    private static boolean isOf(HomeTransaction rows, DeviceRow device, Hash shown) {
        return device.secretHash().equals(shown)
                || rows.documents()
                        .document(FORMER, device.id().text())
                        .map(body -> CODEC.decode(body.getBytes(UTF_8)).hash())
                        .filter(shown.toString()::equals)
                        .isPresent();
    }

    /**
     * Lets a device in again whose person was proved; returns its fresh secret. Fails with: NOT_FOUND.
     *
     * @param shown what the device showed, and has until it hears the answer
     */
    public String release(Caller caller, String shown) {
        Secret fresh = Secret.fresh(caller.home(), caller.device(), ports.chance());
        Former former = new Former(
                Secret.of(shown).orElseThrow(admission::notSignedIn).hash().toString());
        return ports.ledger().write(caller.home(), rows -> {
            DeviceRow row = rows.device(caller.device())
                    .orElseThrow(() -> Access.notFound(
                            Scope.DEVICE, "device", caller.device().text(), now()));
            rows.documents()
                    .putDocument(new DocumentRow(FORMER, row.id().text(), new String(CODEC.encode(former), UTF_8)));
            rows.putDevice(row.held(Optional.empty()).withSecret(fresh.hash()).seen(now(), row.report()));
            return fresh.text();
        });
    }

    private Instant now() {
        return ports.clock().now();
    }

    /** What is remembered of the secret that a device had before: its hash. */
    private record Former(String hash) {}
}
