package limpid.server.gate.home;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.server.home.Invited;
import limpid.server.home.Member;
import limpid.server.home.Removal;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.Role;

/** A home and its people, as the asker's role lets them see it. */
record HomeMessage(
        HomeId id, String name, SpaceMessage space, List<MemberMessage> members, List<InvitedMessage> invitations) {
    /** How full a home is, in bytes. */
    record SpaceMessage(long planBytes, long usedBytes, long reservedBytes, long keptBytes) {
        static SpaceMessage of(HomeRow row) {
            return new SpaceMessage(row.planBytes(), row.usedBytes(), row.reservedBytes(), row.keptBytes());
        }
    }

    /**
     * One member.
     *
     * @param email empty where the asker has no business with it; so are the last contact and the removal
     */
    record MemberMessage(
            PersonId id,
            String name,
            Optional<String> email,
            Role role,
            long usedBytes,
            Optional<Long> floorBytes,
            Optional<Long> capBytes,
            long devices,
            Optional<Instant> lastSeenAt,
            boolean disabled,
            Optional<RemovalMessage> removal) {
        /** All of it: for an owner, and for the member. */
        static MemberMessage whole(Member member) {
            PersonRow row = member.row();
            return named(
                    member,
                    Optional.of(row.email()),
                    member.lastSeenAt(),
                    member.removal().map(RemovalMessage::of));
        }

        /** What another member sees. */
        static MemberMessage fromOutside(Member member) {
            return named(member, Optional.empty(), Optional.empty(), Optional.empty());
        }

        private static MemberMessage named(
                Member member, Optional<String> email, Optional<Instant> seen, Optional<RemovalMessage> removal) {
            PersonRow row = member.row();
            return new MemberMessage(
                    row.id(),
                    row.name(),
                    email,
                    row.rights().role(),
                    member.usedBytes(),
                    Optional.of(row.share().floorBytes()).filter(bytes -> bytes > 0),
                    row.share().capBytes(),
                    member.devices(),
                    seen,
                    row.rights().disabledAt().isPresent(),
                    removal);
        }
    }

    /** That somebody was removed; what they had goes when it is due. */
    record RemovalMessage(Instant at, Instant due) {
        static RemovalMessage of(Removal removal) {
            return new RemovalMessage(removal.at(), removal.due());
        }
    }

    /** Somebody who may join by a link. */
    record InvitedMessage(String id, Optional<String> email, Role role, Instant createdAt, Instant expires, String by) {
        static InvitedMessage of(Invited invited) {
            return new InvitedMessage(
                    invited.id(),
                    invited.email(),
                    invited.role(),
                    invited.createdAt(),
                    invited.expires(),
                    invited.by());
        }
    }
}
