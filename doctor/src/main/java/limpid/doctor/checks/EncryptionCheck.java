package limpid.doctor.checks;

import java.util.List;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.doctor.look.Membership;
import limpid.doctor.look.NetworkView;
import limpid.host.time.Clock;

/** Is the way to the server encrypted, and by a certificate that this device may trust? */
public final class EncryptionCheck implements Check {
    public static final String ID = "encryption";

    private final Membership membership;
    private final NetworkView network;
    private final Clock clock;

    public EncryptionCheck(Membership membership, NetworkView network, Clock clock) {
        this.membership = membership;
        this.network = network;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "The way to the server is safe";
    }

    @Override
    public List<String> needs() {
        return List.of(PortCheck.ID);
    }

    @Override
    public Finding look() {
        var seen = new Seen("encryption handshake", clock);
        if (!membership.isEncrypted()) {
            return seen.that("encryption", "none").healthy();
        }
        var facts = network.handshake(membership.host(), membership.port(), Limits.STEP);
        return seen.that("names", facts.names())
                .that("issuer", facts.issuer())
                .that("not-before-at", facts.notBefore())
                .that("not-after-at", facts.notAfter())
                .healthy();
    }
}
