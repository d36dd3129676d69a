package limpid.server.gate.admin;

import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.core.reason.Scope;
import limpid.host.time.Clock;
import limpid.server.account.NewPerson;
import limpid.server.admin.Homes;
import limpid.server.admin.Links;
import limpid.server.admin.Links.Link;
import limpid.server.admin.People;
import limpid.server.audit.Actor;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.admin.PeopleMessages.AdministratorOrder;
import limpid.server.gate.admin.PeopleMessages.DisabledOrder;
import limpid.server.gate.admin.PeopleMessages.HomeOrder;
import limpid.server.gate.admin.PeopleMessages.Linked;
import limpid.server.gate.browser.Addresses;
import limpid.server.library.commit.Access;
import limpid.server.mail.Post;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.Role;
import limpid.wire.message.MalformedException;

/** People and homes of the whole server, for whoever runs it. */
final class PeopleEndpoints {
    private static final int PAGE = 50;
    private static final int REASON_CHARACTERS_MAX = 300;

    private final Desk desk;
    private final Homes homes;
    private final People people;
    private final LinkPost links;
    private final Clock clock;

    PeopleEndpoints(Desk desk, Homes homes, People people, LinkPost links, Clock clock) {
        this.desk = desk;
        this.homes = homes;
        this.people = people;
        this.links = links;
        this.clock = clock;
    }

    /** Makes links and sends them. */
    record LinkPost(Links maker, Post post) {}

    Reply homes(Request request) {
        desk.administrator(request);
        return Reply.json(
                200,
                PeopleMessages.HOMES.encode(PeopleMessages.Homes.of(homes.list(
                        Asked.text(request, "q"), Asked.text(request, "after"), Asked.limit(request, PAGE)))));
    }

    Reply home(Request request) {
        desk.administrator(request);
        return Reply.json(200, PeopleMessages.HOME.encode(PeopleMessages.Home.of(homes.home(home(request, 3)))));
    }

    /** Makes a home, if an address of an owner comes along, or changes it. */
    Reply putHome(Request request) {
        Actor by = desk.administrator(request);
        HomeOrder order = PeopleMessages.HOME_ORDER.decode(request.body().bytes());
        HomeId home = home(request, 3);
        if (order.email().isPresent()) {
            return createHome(request, home, order, by);
        }
        homes.home(home);
        order.name().ifPresent(name -> homes.rename(home, name, by));
        order.planBytes().ifPresent(bytes -> homes.plan(home, bytes, by));
        return Reply.json(200, PeopleMessages.HOME.encode(PeopleMessages.Home.of(homes.home(home))));
    }

    private Reply createHome(Request request, HomeId home, HomeOrder order, Actor by) {
        String email = email(order.email().orElseThrow());
        String name = order.name().orElseThrow(() -> new MalformedException("name", "A home needs a name."));
        long plan = order.planBytes().orElseThrow(() -> new MalformedException("planBytes", "A home needs a plan."));
        homes.create(home, name, plan, by);
        Link link = links.maker().invitation(home, Role.OWNER, Optional.of(email), by);
        String url = Addresses.own(request) + link.path();
        return linked(201, url, link, links.post().invitation(email, name, url, link.expires()));
    }

    Reply plan(Request request) {
        Actor by = desk.administrator(request);
        HomeId home = home(request, 3);
        homes.plan(
                home, PeopleMessages.PLAN_ORDER.decode(request.body().bytes()).planBytes(), by);
        return Reply.json(200, PeopleMessages.HOME.encode(PeopleMessages.Home.of(homes.home(home))));
    }

    Reply people(Request request) {
        desk.administrator(request);
        return Reply.json(
                200,
                PeopleMessages.PEOPLE.encode(PeopleMessages.People.of(people.search(
                        Asked.text(request, "q"), Asked.text(request, "after"), Asked.limit(request, PAGE)))));
    }

    Reply disable(Request request) {
        Actor by = desk.administrator(request);
        DisabledOrder order =
                PeopleMessages.DISABLED_ORDER.decode(request.body().bytes());
        String reason = order.reason().orElse("").strip();
        if (reason.length() > REASON_CHARACTERS_MAX) {
            throw new MalformedException("reason", "A reason has up to " + REASON_CHARACTERS_MAX + " characters.");
        }
        Resident resident = resident(request);
        people.disable(resident, order.disabled(), reason, by);
        return person(resident);
    }

    Reply administrator(Request request) {
        Actor by = desk.administrator(request);
        AdministratorOrder order =
                PeopleMessages.ADMINISTRATOR_ORDER.decode(request.body().bytes());
        Resident resident = resident(request);
        people.administrator(resident, order.administrator(), by);
        return person(resident);
    }

    Reply recovery(Request request) {
        Actor by = desk.administrator(request);
        PeopleMessages.NOTHING.decode(request.body().bytes());
        Resident resident = resident(request);
        PersonRow person = people.person(resident).row();
        Link link = links.maker().recovery(resident, by);
        String url = Addresses.own(request) + link.path();
        return linked(201, url, link, links.post().recovery(person.email(), person.name(), url, link.expires()));
    }

    private Reply person(Resident resident) {
        return Reply.json(200, PeopleMessages.PERSON.encode(PeopleMessages.Person.of(people.person(resident))));
    }

    private static Reply linked(int status, String url, Link link, boolean mailed) {
        return Reply.json(status, PeopleMessages.LINKED.encode(new Linked(url, link.expires(), mailed)));
    }

    private Resident resident(Request request) {
        return new Resident(home(request, 3), id(request.path().get(4), PersonId::new, Scope.PERSON, "person"));
    }

    private HomeId home(Request request, int place) {
        return id(request.path().get(place), HomeId::new, Scope.HOME, "home");
    }

    /** An id that no home or person can have is one that none has. */
    private <T> T id(String text, java.util.function.Function<String, T> make, Scope scope, String what) {
        try {
            return make.apply(text);
        } catch (IllegalArgumentException e) {
            throw Access.notFound(scope, what, "", clock.now());
        }
    }

    private static String email(String typed) {
        NewPerson owner = new NewPerson("owner", typed, "any password will do here");
        return owner.flaws().stream()
                .findFirst()
                .<String>map(flaw -> {
                    throw new MalformedException("email", flaw.sentence());
                })
                .orElse(owner.email());
    }
}
