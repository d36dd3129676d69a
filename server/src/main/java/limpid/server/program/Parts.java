package limpid.server.program;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.disk.DiskSpace;
import limpid.host.time.Clock;
import limpid.server.account.Accounts;
import limpid.server.account.FrontDesk;
import limpid.server.account.OwnerLink;
import limpid.server.account.Sessions;
import limpid.server.account.guest.RecoveryLinks;
import limpid.server.account.own.AccountSwitch;
import limpid.server.account.own.AccountTraces;
import limpid.server.account.own.Deletion;
import limpid.server.account.own.OwnTools;
import limpid.server.account.passkey.Passkeys;
import limpid.server.admin.Homes;
import limpid.server.admin.People;
import limpid.server.audit.Audit;
import limpid.server.backup.DataRestore;
import limpid.server.home.Census;
import limpid.server.home.Departures;
import limpid.server.home.Diary;
import limpid.server.library.Library;
import limpid.server.operator.LibraryOperator;
import limpid.server.operator.Operator;
import limpid.server.policy.Policies;
import limpid.server.upkeep.Chore;
import limpid.server.upkeep.Upkeep;
import limpid.store.blob.BlobStore;
import limpid.store.blob.FileBlobStore;
import limpid.store.sql.SqlLedger;
import limpid.store.sql.SqliteSettings;

/** Everything that is built on a server's data: for the server, and for an operator while no server runs. */
record Parts(
        SqlLedger ledger,
        BlobStore blobs,
        Library library,
        Policies policies,
        FrontDesk desk,
        OwnTools ownTools,
        Deletion deletion,
        Census census,
        UpkeepLoop upkeep,
        LibraryOperator.Office office,
        DataKeeper keeper,
        Operator operator) {
    private static final String SOURCE = "data-folder";

    /**
     * Opens the data, which this process holds; {@code opened} learns how to close it. Fails with: DATA_UNREADABLE (a
     * restore was interrupted), what ledger and blobs say.
     */
    static Parts open(ServerSettings settings, DataFolder folder, Machine machine, Opened opened) {
        refuseHalfRestored(folder, machine);
        Clock clock = machine.clock();
        // One that a crash left would lead commands to nobody.
        new ChannelFile(folder, clock).delete();
        SqlLedger ledger = ledger(settings, folder, machine);
        opened.add(ledger::close);
        BlobStore blobs = blobs(folder, ledger, machine);
        opened.add(blobs::close);
        Library library = new Library(ledger, blobs, clock, machine.chance(), settings.library());
        Policies policies = new Policies(ledger, library.hints(), clock);
        library.obey(policies);
        FrontDesk desk = FrontDesk.of(ledger, library.registry(), clock, machine.chance());
        OwnTools own = new OwnTools(desk, library, ledger, clock, machine.chance());
        Census census = new Census(ledger, clock);
        Departures departures = new Departures(
                ledger,
                library.hints(),
                new Audit(ledger, clock, machine.chance()),
                clock,
                List.of(new AccountTraces(own)::remove, RecoveryLinks::forget, Passkeys::forget));
        Deletion deletion = new Deletion(own, departures::depart);
        UpkeepLoop upkeep = new UpkeepLoop(
                new Upkeep(
                        ledger,
                        blobs,
                        clock,
                        library.hints(),
                        forPeople(ledger, census, List.of(departures, deletion), clock)),
                new WitnessFile(settings, machine.disk()),
                ledger);
        DataKeeper keeper = new DataKeeper(settings, folder, new DataKeeper.Stores(ledger, blobs), upkeep, machine);
        Audit audit = new Audit(ledger, clock, machine.chance());
        LibraryOperator.Office office = new LibraryOperator.Office(
                keeper,
                new Homes(ledger, library.registry(), audit, clock, machine.chance()),
                new People(ledger, audit, clock, new SwitchedAccounts(new AccountSwitch(own))),
                audit);
        Operator operator = new LibraryOperator(library.registry(), desk.accounts(), ledger, office, clock);
        return new Parts(
                ledger, blobs, library, policies, desk, own, deletion, census, upkeep, office, keeper, operator);
    }

    /** What upkeep does so that people see how their home is. */
    private static List<Chore> forPeople(SqlLedger ledger, Census census, List<Chore> partings, Clock clock) {
        Diary diary = new Diary(ledger, clock);
        List<Chore> counting = List.of(
                (home, _) -> {
                    diary.note(home);
                    return List.of();
                },
                (home, _) -> {
                    census.round(home, Census.ROWS_AT_ONCE);
                    return List.of();
                });
        return Stream.concat(counting.stream(), partings.stream()).toList();
    }

    Accounts accounts() {
        return desk.accounts();
    }

    OwnerLink ownerLink() {
        return desk.ownerLink();
    }

    Sessions sessions() {
        return desk.sessions();
    }

    static SqlLedger ledger(ServerSettings settings, DataFolder folder, Machine machine) {
        return settings.database()
                .map(database -> SqlLedger.postgres(database, machine.clock()))
                .orElseGet(() -> SqlLedger.sqlite(embedded(folder, machine), machine.disk(), machine.clock()));
    }

    private static SqliteSettings embedded(DataFolder folder, Machine machine) {
        DiskSpace volume = machine.disk().space(folder.path());
        return new SqliteSettings(folder.ledgerFile(), volume.isRemote() ? volume.fileSystem() : "");
    }

    /** A home without packs is a disk that is not mounted: nothing is stored beside it. Fails with: SERVER_STORAGE_OFFLINE. */
    private static BlobStore blobs(DataFolder folder, SqlLedger ledger, Machine machine) {
        boolean gone = machine.disk().stat(folder.blobs()).isEmpty();
        if (gone && ledger.administer(directory -> !directory.homes().isEmpty())) {
            throw failure(
                    ReasonCode.SERVER_STORAGE_OFFLINE, folder.blobs(), "the folder of the packs is not there", machine);
        }
        return FileBlobStore.open(folder.blobs(), machine.disk(), machine.clock(), machine.chance());
    }

    private static void refuseHalfRestored(DataFolder folder, Machine machine) {
        if (machine.disk().stat(folder.path().resolve(DataRestore.UNDER_WAY)).isEmpty()) {
            return;
        }
        throw failure(
                ReasonCode.DATA_UNREADABLE,
                folder.path(),
                "a restore was interrupted here; run limpid admin restore again",
                machine);
    }

    private static ReasonException failure(ReasonCode code, Path path, String said, Machine machine) {
        Instant now = machine.clock().now();
        return new ReasonException(Reason.of(
                code,
                Subject.server(path.toString()),
                now,
                new Evidence("path", path.toString(), "", SOURCE, now),
                new Evidence("errno", said, "", SOURCE, now)));
    }
}
