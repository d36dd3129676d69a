package limpid.server.gate.account;

import java.time.Instant;
import java.util.Optional;
import limpid.server.account.NewPerson;
import limpid.server.account.Visitor;
import limpid.server.account.guest.Invitations;
import limpid.server.account.guest.Recovery;
import limpid.server.account.guest.RecoveryLinks;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.store.ledger.Role;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** Coming in by an invitation, or back in by a code or a link. */
final class GuestEndpoints {
    private static final Codec<CardAnswer> CARD = Records.of(CardAnswer.class);
    private static final Codec<GuestForm> GUEST = Records.of(GuestForm.class);
    private static final Codec<CodeForm> CODE = Records.of(CodeForm.class);
    private static final Codec<LinkAnswer> LINK = Records.of(LinkAnswer.class);
    private static final Codec<PasswordForm> PASSWORD = Records.of(PasswordForm.class);

    private final Doorway doorway;
    private final NewPeople newPeople;
    private final Invitations invitations;
    private final RecoveryLinks links;
    private final Recovery recovery;

    GuestEndpoints(
            Doorway doorway, NewPeople newPeople, Invitations invitations, RecoveryLinks links, Recovery recovery) {
        this.doorway = doorway;
        this.newPeople = newPeople;
        this.invitations = invitations;
        this.links = links;
        this.recovery = recovery;
    }

    private record CardAnswer(String home, String inviter, Optional<String> email, Role role, Instant expires) {}

    private record GuestForm(String name, String email, String password) {}

    private record CodeForm(String email, String code, String password) {}

    private record LinkAnswer(String name, String email, Instant expires, Optional<Instant> worksFrom) {}

    private record PasswordForm(String password) {}

    Reply invitation(Request request) {
        Invitations.Card card =
                invitations.card(request.path().getLast(), doorway.people().visitor(request));
        return Fresh.json(
                200,
                CARD.encode(new CardAnswer(card.home(), card.inviter(), card.email(), card.role(), card.expires())));
    }

    Reply accept(Request request) {
        Visitor visitor = doorway.people().visitor(request);
        GuestForm form = GUEST.decode(request.body().bytes());
        NewPerson person = newPeople.checked(new NewPerson(form.name(), form.email(), form.password()));
        return doorway.welcome()
                .reply(201, request, invitations.accept(request.path().getLast(), person, visitor));
    }

    Reply recoverByCode(Request request) {
        Visitor visitor = doorway.people().visitor(request);
        CodeForm form = CODE.decode(request.body().bytes());
        return doorway.welcome()
                .reply(200, request, recovery.byCode(form.email(), form.code(), form.password(), visitor));
    }

    Reply recoveryLink(Request request) {
        RecoveryLinks.Card card =
                links.card(request.path().getLast(), doorway.people().visitor(request));
        return Fresh.json(
                200, LINK.encode(new LinkAnswer(card.name(), card.email(), card.expires(), card.waitsUntil())));
    }

    Reply recoverByLink(Request request) {
        Visitor visitor = doorway.people().visitor(request);
        String password = PASSWORD.decode(request.body().bytes()).password();
        return doorway.welcome()
                .reply(200, request, recovery.byLink(request.path().getLast(), password, visitor));
    }
}
