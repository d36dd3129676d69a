package limpid.server.gate.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.server.admin.Homes.HomeLine;
import limpid.server.admin.Homes.HomePage;
import limpid.server.admin.People.PeoplePage;
import limpid.server.admin.People.PersonLine;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.PersonRow;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** What is said of people and homes, and asked for them. */
final class PeopleMessages {
    static final Codec<Homes> HOMES = Records.of(Homes.class);
    static final Codec<Home> HOME = Records.of(Home.class);
    static final Codec<People> PEOPLE = Records.of(People.class);
    static final Codec<Person> PERSON = Records.of(Person.class);
    static final Codec<HomeOrder> HOME_ORDER = Records.of(HomeOrder.class);
    static final Codec<PlanOrder> PLAN_ORDER = Records.of(PlanOrder.class);
    static final Codec<DisabledOrder> DISABLED_ORDER = Records.of(DisabledOrder.class);
    static final Codec<AdministratorOrder> ADMINISTRATOR_ORDER = Records.of(AdministratorOrder.class);
    static final Codec<Linked> LINKED = Records.of(Linked.class);
    static final Codec<Nothing> NOTHING = Records.of(Nothing.class);

    private PeopleMessages() {}

    /** A page of homes. */
    record Homes(List<Home> homes, Optional<String> next) {
        static Homes of(HomePage page) {
            return new Homes(page.homes().stream().map(Home::of).toList(), page.next());
        }
    }

    /** One home. */
    record Home(
            HomeId id,
            String name,
            Space space,
            List<Owner> owners,
            int people,
            int devices,
            Optional<Instant> lastSeenAt) {
        static Home of(HomeLine line) {
            return new Home(
                    line.id(),
                    line.row().name(),
                    Space.of(line.row()),
                    line.owners().stream().map(Owner::of).toList(),
                    line.people(),
                    line.devices(),
                    line.lastSeenAt());
        }
    }

    /** How full a home is. */
    record Space(long planBytes, long usedBytes, long reservedBytes, long keptBytes) {
        static Space of(HomeRow row) {
            return new Space(row.planBytes(), row.usedBytes(), row.reservedBytes(), row.keptBytes());
        }
    }

    /** Whom to ask about a home. */
    record Owner(PersonId id, String name, String email) {
        static Owner of(PersonRow row) {
            return new Owner(row.id(), row.name(), row.email());
        }
    }

    /** A page of people. */
    record People(List<Person> people, Optional<String> next) {
        static People of(PeoplePage page) {
            return new People(page.people().stream().map(Person::of).toList(), page.next());
        }
    }

    /** One person. */
    record Person(
            PersonId id,
            String name,
            String email,
            String role,
            boolean administrator,
            boolean disabled,
            Optional<Instant> disabledAt,
            Instant createdAt,
            Named home,
            int devices,
            long usedBytes,
            Optional<Instant> lastSeenAt) {
        static Person of(PersonLine line) {
            PersonRow row = line.row();
            return new Person(
                    row.id(),
                    row.name(),
                    row.email(),
                    row.rights().role().name(),
                    row.rights().administrator(),
                    row.rights().disabledAt().isPresent(),
                    row.rights().disabledAt(),
                    row.createdAt(),
                    new Named(line.home(), line.homeName()),
                    line.devices(),
                    line.usedBytes(),
                    line.lastSeenAt());
        }
    }

    /** A home by its name. */
    record Named(HomeId id, String name) {}

    /**
     * To make a home, or to change it.
     *
     * @param email of who shall own it; there only when it is made
     */
    record HomeOrder(Optional<String> name, Optional<Long> planBytes, Optional<String> email) {}

    /** To change a plan. */
    record PlanOrder(long planBytes) {}

    /** To keep somebody out, or to let them in again. */
    record DisabledOrder(boolean disabled, Optional<String> reason) {}

    /** To let somebody run the server, or no longer. */
    record AdministratorOrder(boolean administrator) {}

    /** An order without particulars. */
    record Nothing() {}

    /**
     * A link, for the one moment in which it is shown.
     *
     * @param mailed whether it was sent to their address as well
     */
    record Linked(String link, Instant expires, boolean mailed) {}
}
