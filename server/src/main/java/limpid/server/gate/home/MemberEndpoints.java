package limpid.server.gate.home;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.host.time.Clock;
import limpid.server.audit.Actor;
import limpid.server.audit.Party;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Asker;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.home.HomeMessage.InvitedMessage;
import limpid.server.gate.home.HomeMessage.MemberMessage;
import limpid.server.gate.home.HomeMessage.SpaceMessage;
import limpid.server.home.Invited;
import limpid.server.home.Member;
import limpid.server.home.MemberChange;
import limpid.server.home.Members;
import limpid.server.library.commit.Access;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.Role;
import limpid.wire.json.Amendment;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** Who lives in a home, and what owners do about it. */
final class MemberEndpoints {
    private static final int MEMBER_AT = 3;

    private static final Codec<HomeMessage> HOME = Records.of(HomeMessage.class);
    private static final Codec<MemberMessage> MEMBER = Records.of(MemberMessage.class);
    private static final Codec<Name> NAME = Records.of(Name.class);
    private static final Codec<Change> CHANGE = Records.of(Change.class);
    private static final Codec<Removed> REMOVED = Records.of(Removed.class);

    private final Askers askers;
    private final Members members;
    private final Function<HomeId, List<Invited>> invitations;
    private final Clock clock;

    MemberEndpoints(Askers askers, Members members, Function<HomeId, List<Invited>> invitations, Clock clock) {
        this.askers = askers;
        this.members = members;
        this.invitations = invitations;
        this.clock = clock;
    }

    /** What a home shall be called. */
    private record Name(String name) {}

    /** What a member shall be. */
    private record Change(Optional<Role> role, Amendment floorBytes, Amendment capBytes) {}

    /** What a removal does: who is out, until when they can be taken back, and what goes then. */
    private record Removed(PersonId id, Instant due, long devices, long usedBytes) {}

    Reply home(Request request) {
        Asker asker = askers.anybody(request);
        Members.Household household = members.of(asker.home());
        return Reply.json(
                200,
                HOME.encode(new HomeMessage(
                        asker.home(),
                        household.row().name(),
                        SpaceMessage.of(household.row()),
                        household.members().stream()
                                .flatMap(member -> seen(asker, member).stream())
                                .toList(),
                        invited(asker))));
    }

    /** What a role sees of a member: a child itself; a member the others by name; an owner all. */
    private static Optional<MemberMessage> seen(Asker asker, Member member) {
        if (member.row().id().equals(asker.id())) {
            return Optional.of(MemberMessage.whole(member));
        }
        return switch (asker.person().rights().role()) {
            case OWNER -> Optional.of(MemberMessage.whole(member));
            case MEMBER ->
                member.removal().isPresent() ? Optional.empty() : Optional.of(MemberMessage.fromOutside(member));
            case CHILD -> Optional.empty();
        };
    }

    private List<InvitedMessage> invited(Asker asker) {
        return asker.person().isOwner()
                ? invitations.apply(asker.home()).stream()
                        .map(InvitedMessage::of)
                        .toList()
                : List.of();
    }

    Reply rename(Request request) {
        Asker asker = askers.owner(request);
        members.rename(asker.home(), NAME.decode(request.body().bytes()).name(), actor(asker, request));
        return Reply.empty(204);
    }

    Reply change(Request request) {
        Asker asker = askers.owner(request);
        Change change = CHANGE.decode(request.body().bytes());
        Member member = members.change(
                asker.home(),
                member(request),
                new MemberChange(change.role(), change.floorBytes(), change.capBytes()),
                actor(asker, request));
        return Reply.json(200, MEMBER.encode(MemberMessage.whole(member)));
    }

    Reply remove(Request request) {
        Asker asker = askers.owner(request);
        Member member = members.remove(asker.home(), member(request), asker.id(), actor(asker, request));
        Instant due = member.removal().orElseThrow().due();
        return Reply.json(
                200, REMOVED.encode(new Removed(member.row().id(), due, member.devices(), member.usedBytes())));
    }

    Reply takeBack(Request request) {
        Asker asker = askers.owner(request);
        Member member = members.takeBack(asker.home(), member(request), actor(asker, request));
        return Reply.json(200, MEMBER.encode(MemberMessage.whole(member)));
    }

    private static Actor actor(Asker asker, Request request) {
        PersonRow person = asker.person();
        return new Actor(Party.person(asker.home(), person), request.peer());
    }

    /** What is no id at all is nobody's, like any other that is not known here. */
    private PersonId member(Request request) {
        String text = request.path().get(MEMBER_AT);
        try {
            return new PersonId(text);
        } catch (IllegalArgumentException e) {
            throw notFound(text);
        }
    }

    private ReasonException notFound(String text) {
        return Access.notFound(Scope.PERSON, "person", text, clock.now());
    }
}
