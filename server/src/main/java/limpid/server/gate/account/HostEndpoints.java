package limpid.server.gate.account;

import java.time.Instant;
import java.util.Optional;
import limpid.core.id.PersonId;
import limpid.core.reason.ReasonCode;
import limpid.server.account.Objections;
import limpid.server.account.guest.Invitations;
import limpid.server.account.guest.Invitations.Invited;
import limpid.server.account.guest.RecoveryLinks;
import limpid.server.account.guest.RecoveryLinks.Start;
import limpid.server.audit.Actor;
import limpid.server.audit.Party;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Addresses;
import limpid.server.gate.browser.Asker;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.Role;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** Letting others in: invitations of a home's owner, and links for members who forgot their password. */
final class HostEndpoints {
    private static final Codec<InvitationForm> INVITATION = Records.of(InvitationForm.class);
    private static final Codec<Nothing> NOTHING = Records.of(Nothing.class);
    private static final Codec<Made> MADE = Records.of(Made.class);
    private static final Codec<MadeLater> MADE_LATER = Records.of(MadeLater.class);

    private final Doorway doorway;
    private final Ledger ledger;
    private final Invitations invitations;
    private final RecoveryLinks links;
    private final Objections objections;

    HostEndpoints(Doorway doorway, Ledger ledger, Invitations invitations, RecoveryLinks links, Objections objections) {
        this.doorway = doorway;
        this.ledger = ledger;
        this.invitations = invitations;
        this.links = links;
        this.objections = objections;
    }

    private record InvitationForm(Optional<String> email, Role role) {}

    private record Nothing() {}

    private record Made(String link, Instant expires) {}

    private record MadeLater(String link, Instant expires, Optional<Instant> worksFrom) {}

    Reply invite(Request request) {
        Asker asker = doorway.askers().owner(request);
        InvitationForm form = INVITATION.decode(request.body().bytes());
        String id = ClientIds.checked(request.path().getLast());
        Invitations.Made made =
                invitations.make(asker.home(), id, new Invited(form.email(), form.role(), actor(asker, request)));
        String link = Addresses.own(request) + "/invitation#" + made.token().text();
        return Fresh.json(201, MADE.encode(new Made(link, made.expires())));
    }

    Reply withdraw(Request request) {
        Asker asker = doorway.askers().owner(request);
        invitations.withdraw(asker.home(), ClientIds.checked(request.path().getLast()), actor(asker, request));
        return Fresh.done();
    }

    /** A path {@code …/members/{p}/recovery}. */
    Reply recover(Request request) {
        Asker asker = doorway.askers().adult(request);
        NOTHING.decode(request.body().bytes());
        PersonRow person = member(asker, request.path().get(request.path().size() - 2));
        if (person.id().equals(asker.id())) {
            // Otherwise a browser that was left open would be worth as much as the password.
            throw objections.of(ReasonCode.PERMISSION_DENIED_REMOTE, "person", "yourself");
        }
        RecoveryLinks.Made made = links.make(
                new Resident(asker.home(), person.id()),
                actor(asker, request),
                start(asker.person(), person),
                doorway.people().visitor(request));
        String link = Addresses.own(request) + "/recover#" + made.token().text();
        Optional<Instant> later =
                Optional.of(made.worksAt()).filter(at -> start(asker.person(), person) == Start.AFTER_THE_WAIT);
        return Fresh.json(201, MADE_LATER.encode(new MadeLater(link, made.expires(), later)));
    }

    private static Actor actor(Asker asker, Request request) {
        return new Actor(Party.person(asker.home(), asker.person()), request.peer());
    }

    /** Nobody comes at once by the word of somebody with fewer rights. */
    private static Start start(PersonRow maker, PersonRow person) {
        boolean mayLetIn = maker.rights().administrator()
                || (maker.isOwner() && !person.rights().administrator());
        return mayLetIn ? Start.AT_ONCE : Start.AFTER_THE_WAIT;
    }

    private PersonRow member(Asker asker, String id) {
        return personId(id)
                .flatMap(known -> ledger.read(asker.home(), rows -> rows.person(known)))
                .orElseThrow(() -> objections.notFound("person"));
    }

    private static Optional<PersonId> personId(String text) {
        try {
            return Optional.of(new PersonId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
