package limpid.server.program;

import java.util.HexFormat;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.host.chance.Chance;
import limpid.server.account.Visitor;
import limpid.server.account.guest.Invitations;
import limpid.server.account.guest.RecoveryLinks;
import limpid.server.account.own.OwnTools;
import limpid.server.admin.Links;
import limpid.server.audit.Act;
import limpid.server.audit.Actor;
import limpid.server.audit.Audit;
import limpid.server.audit.Note;
import limpid.server.audit.Party;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.Role;

/** Links of administrators, made where all links are made, and noted both for the server and for the home. */
final class AccountLinks implements Links {
    private static final int ID_BYTES = 16;

    private final Invitations invitations;
    private final RecoveryLinks recovery;
    private final Audit audit;
    private final Chance chance;

    AccountLinks(OwnTools tools, Audit audit, Chance chance) {
        this.invitations = new Invitations(tools);
        this.recovery = new RecoveryLinks(tools);
        this.audit = audit;
        this.chance = chance;
    }

    @Override
    public Link invitation(HomeId home, Role role, Optional<String> email, Actor by) {
        String id = HexFormat.of().formatHex(chance.bytes(ID_BYTES));
        Invitations.Made made = invitations.make(
                home, id, new Invitations.Invited(email, role, by.who().name()));
        Party guest = Party.in(home, Party.Kind.INVITATION, id, email.orElse("somebody"));
        note(home, Note.of(by, Act.INVITATION_MADE, guest).with("role", role.text()));
        return new Link("/invitation#" + made.token().text(), made.expires());
    }

    @Override
    public Link recovery(Resident of, Actor by) {
        RecoveryLinks.Made made = recovery.make(
                of, by.who().name(), RecoveryLinks.Start.AT_ONCE, new Visitor(by.address(), "an administrator"));
        note(of.home(), Note.of(by, Act.RECOVERY_LINK_MADE, Party.person(of)));
        return new Link("/recover#" + made.token().text(), made.expires());
    }

    private void note(HomeId home, Note note) {
        audit.note(note);
        audit.note(home, note);
    }
}
