package limpid.server.program;

import java.nio.file.Path;
import java.util.List;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.server.backup.Backup;
import limpid.server.backup.BackupBook;
import limpid.server.backup.BackupMaker;
import limpid.server.operator.DataCheck;
import limpid.server.operator.LibraryOperator;
import limpid.server.operator.Operator.BackupLine;
import limpid.server.operator.Operator.FlawLine;
import limpid.store.blob.BlobStore;
import limpid.store.sql.SqlLedger;

/** Backs up and checks the data of the embedded stores. */
final class DataKeeper implements LibraryOperator.Keeper {
    private final ServerSettings settings;
    private final DataFolder folder;
    private final SqlLedger ledger;
    private final BlobStore blobs;
    private final UpkeepLoop upkeep;
    private final Machine machine;
    private final BackupMaker maker;

    DataKeeper(ServerSettings settings, DataFolder folder, Stores stores, UpkeepLoop upkeep, Machine machine) {
        this.settings = settings;
        this.folder = folder;
        this.ledger = stores.ledger();
        this.blobs = stores.blobs();
        this.upkeep = upkeep;
        this.machine = machine;
        this.maker = new BackupMaker(this::copy, new BackupBook(ledger), machine.clock());
    }

    /** What keeps the data. */
    record Stores(SqlLedger ledger, BlobStore blobs) {}

    @Override
    public BackupLine backup(Path to) {
        return maker.make(to);
    }

    /** What makes backups and notes each. */
    BackupMaker maker() {
        return maker;
    }

    private BackupLine copy(Path to) {
        if (settings.database().isPresent()) {
            throw foreignLedger();
        }
        return upkeep.without(() ->
                new Backup(machine.disk(), machine.clock()).make(ledger::copyTo, folder.blobs(), folder.secrets(), to));
    }

    @Override
    public List<FlawLine> check() {
        return upkeep.without(() -> new DataCheck(ledger, blobs, machine.clock()).run());
    }

    private ReasonException foreignLedger() {
        return new ReasonException(Reason.of(
                ReasonCode.SETTINGS_INVALID,
                Subject.server(""),
                machine.clock().now(),
                new Evidence(
                        "problem",
                        "the ledger lies in PostgreSQL; stop the server, then use pg_dump and copy the folder blobs",
                        "",
                        "backup",
                        machine.clock().now())));
    }
}
