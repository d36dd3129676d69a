package limpid.server.program;

import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.admin.Links;
import limpid.server.audit.Actor;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.Role;

/** A server that makes no links yet says so. */
record NoLinks(Clock clock) implements Links {
    @Override
    public Link invitation(HomeId home, Role role, Optional<String> email, Actor by) {
        throw refusal();
    }

    @Override
    public Link recovery(Resident of, Actor by) {
        throw refusal();
    }

    private ReasonException refusal() {
        Evidence seen = new Evidence(
                "problem", "this release makes no invitations and recovery links", "", "server", clock.now());
        return new ReasonException(Reason.of(ReasonCode.SETTINGS_INVALID, Subject.server(""), clock.now(), seen));
    }
}
