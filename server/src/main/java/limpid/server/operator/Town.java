package limpid.server.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Scope;
import limpid.host.time.Clock;
import limpid.server.admin.Homes;
import limpid.server.admin.Homes.HomePage;
import limpid.server.admin.People;
import limpid.server.admin.People.PeoplePage;
import limpid.server.audit.Actor;
import limpid.server.audit.Audit;
import limpid.server.audit.AuditEntry;
import limpid.server.library.Registry;
import limpid.server.library.commit.Access;
import limpid.server.library.commit.Objection;
import limpid.server.operator.LibraryOperator.Office;
import limpid.server.operator.Operator.AuditLine;
import limpid.server.operator.Operator.HomeLine;
import limpid.server.operator.Operator.PersonLine;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.PersonRow;
import limpid.wire.message.MalformedException;

/** What an operator sees of homes and people: the same as an administrator in a browser, in lines. */
final class Town {
    private final Office office;
    private final Registry registry;
    private final Clock clock;

    Town(Office office, Registry registry, Clock clock) {
        this.office = office;
        this.registry = registry;
        this.clock = clock;
    }

    List<HomeLine> homes() {
        List<HomeLine> all = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            HomePage page = office.homes().list("", after.get(), Homes.PAGE_MAX);
            page.homes().forEach(home -> all.add(line(home)));
            after = page.next();
        }
        return all;
    }

    private static HomeLine line(Homes.HomeLine home) {
        return new HomeLine(
                home.id(),
                home.row().name(),
                home.owners().stream().map(PersonRow::email).toList(),
                home.people(),
                home.devices(),
                home.row().planBytes(),
                home.row().usedBytes());
    }

    List<PersonLine> people(String text) {
        List<PersonLine> all = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            PeoplePage page = office.people().search(text, after.get(), People.PAGE_MAX);
            page.people().forEach(person -> all.add(line(person)));
            after = page.next();
        }
        return all;
    }

    private static PersonLine line(People.PersonLine person) {
        PersonRow row = person.row();
        return new PersonLine(
                person.home(),
                row.id(),
                row.name(),
                row.email(),
                row.rights().role().name(),
                row.rights().administrator(),
                row.rights().disabledAt(),
                person.devices(),
                person.usedBytes(),
                person.lastSeenAt());
    }

    void disable(String email, boolean disabled, String reason) {
        Resident resident = registry.resident(email.strip())
                .orElseThrow(() -> Access.notFound(Scope.PERSON, "person", email.strip(), clock.now()));
        try {
            office.people().disable(resident, disabled, reason, Actor.operator());
        } catch (MalformedException e) {
            throw Objection.malformed(e.flaw(), clock.now()).exception();
        }
    }

    List<AuditLine> audit(int limit) {
        List<AuditLine> all = new ArrayList<>();
        List<AuditEntry> page = office.audit().list("", Math.min(limit, Audit.PAGE_MAX));
        while (!page.isEmpty() && all.size() < limit) {
            page.forEach(entry -> all.add(
                    new AuditLine(entry.at(), entry.who().name(), entry.what(), entry.address(), entry.sentence())));
            page = office.audit().list(page.getLast().id(), Math.min(limit, Audit.PAGE_MAX));
        }
        return all.subList(0, Math.min(limit, all.size()));
    }
}
