package limpid.server.gate.account;

import java.util.List;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.server.account.Objections;
import limpid.server.account.Particulars;
import limpid.server.account.factor.SecondFactor;
import limpid.server.gate.browser.Asker;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.PersonRow;

/** Makes {@link Me}, in one place for all that answer with it. Safe for all threads. */
public final class MeMaker {
    private final Ledger ledger;
    private final SecondFactor factor;
    private final Me.Server server;
    private final List<NoticeSource> sources;
    private final Objections objections;

    /** {@code sources} are asked in this order. */
    public MeMaker(
            Ledger ledger, SecondFactor factor, Me.Server server, List<NoticeSource> sources, Objections objections) {
        this.ledger = ledger;
        this.factor = factor;
        this.server = server;
        this.sources = List.copyOf(sources);
        this.objections = objections;
    }

    /** Of who asks. */
    public Me of(Asker asker) {
        return of(asker.resident(), asker.session());
    }

    /** Of somebody in the browser of this name. Fails with: NOT_FOUND. */
    public Me of(Resident resident, String session) {
        return ledger.read(resident.home(), rows -> {
            PersonRow person = rows.person(resident.person()).orElseThrow(() -> objections.notFound("person"));
            HomeRow home = rows.homeRow().orElseThrow(() -> objections.notFound("home"));
            return new Me(
                    person(rows, person),
                    home(resident.home(), home),
                    new Me.Browser(session),
                    factor.since(rows, person.id()).isPresent(),
                    new Me.Space(home.planBytes(), home.usedBytes(), home.reservedBytes(), home.keptBytes()),
                    limits(person.share()),
                    collections(rows, person),
                    server,
                    sources.stream()
                            .flatMap(source -> source.of(rows, person).stream())
                            .toList());
        });
    }

    /** What every answer says of the server. */
    public Me.Server server() {
        return server;
    }

    static Me.Person person(HomeTransaction rows, PersonRow row) {
        return new Me.Person(
                row.id(),
                row.name(),
                row.email(),
                row.rights().role(),
                row.rights().administrator(),
                Particulars.of(rows, row.id()).language());
    }

    private static Me.Home home(HomeId id, HomeRow row) {
        return new Me.Home(id, row.name(), Long.toString(row.gearSeed()));
    }

    private static Me.Limits limits(PersonRow.Share share) {
        return new Me.Limits(Optional.of(share.floorBytes()).filter(bytes -> bytes > 0), share.capBytes());
    }

    private static List<Me.Collection> collections(HomeTransaction rows, PersonRow person) {
        return rows.collections().stream()
                .filter(row -> row.owner().equals(person.id()))
                .map(row ->
                        new Me.Collection(row.id(), row.kind(), row.epoch(), row.headSeq(), row.items(), row.bytes()))
                .toList();
    }
}
