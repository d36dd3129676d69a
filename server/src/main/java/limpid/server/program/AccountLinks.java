package limpid.server.program;

import java.util.Optional;
import java.util.UUID;
import limpid.core.id.HomeId;
import limpid.host.chance.Chance;
import limpid.server.account.Visitor;
import limpid.server.account.guest.Invitations;
import limpid.server.account.guest.Invitations.Invited;
import limpid.server.account.guest.RecoveryLinks;
import limpid.server.account.guest.RecoveryLinks.Start;
import limpid.server.admin.Links;
import limpid.server.audit.Act;
import limpid.server.audit.Actor;
import limpid.server.audit.Audit;
import limpid.server.audit.Note;
import limpid.server.audit.Party;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.Role;

/**
 * The links that administrators make: those of accounts. Who runs the server may let anybody in at once. Homes have their
 * own note of each; here it is noted for the server.
 */
record AccountLinks(Invitations invitations, RecoveryLinks links, Chance chance, Audit audit) implements Links {
    @Override
    public Link invitation(HomeId home, Role role, Optional<String> email, Actor by) {
        String id = new UUID(chance.below(Long.MAX_VALUE), chance.below(Long.MAX_VALUE)).toString();
        Invitations.Made made = invitations.make(home, id, new Invited(email, role, by));
        Party guest = Party.in(home, Party.Kind.INVITATION, id, email.orElse("somebody"));
        audit.note(Note.of(by, Act.INVITATION_MADE, guest).with("role", role.text()));
        return new Link("/invitation#" + made.token().text(), made.expires());
    }

    @Override
    public Link recovery(Resident of, Actor by) {
        RecoveryLinks.Made made = links.make(of, by, Start.AT_ONCE, new Visitor(by.address(), ""));
        audit.note(Note.of(by, Act.RECOVERY_LINK_MADE, Party.person(of)));
        return new Link("/recover#" + made.token().text(), made.expires());
    }
}
