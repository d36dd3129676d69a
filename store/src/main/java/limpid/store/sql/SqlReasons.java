package limpid.store.sql;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskSpace;
import limpid.host.time.Clock;

/**
 * Turns what a database said into a reason, with what it said as evidence.
 *
 * @param database where it is: a path, or an address without secrets
 * @param volume how full the volume of the file is; empty for a database on another machine
 */
record SqlReasons(Clock clock, Dialect dialect, String database, Optional<Volume> volume) {
    /** The folder of a database file. */
    record Volume(Disk disk, Path folder) {
        DiskSpace space() {
            return disk.space(folder);
        }
    }

    private static final String SOURCE = "database";

    /** The exception to throw for a failure; a defect stays a defect. */
    RuntimeException of(SqlFailure failure) {
        Said said = Said.of(failure, dialect);
        return switch (said) {
            case DEFECT -> new IllegalStateException("the database refused: " + said(failure), failure);
            case AGAIN, LOCKED -> reason(ReasonCode.DB_LOCKED, failure);
            case FULL -> reason(ReasonCode.SERVER_DISK_FULL, failure);
            case CORRUPT -> reason(ReasonCode.DB_CORRUPT, failure);
            case READ_ONLY -> reason(ReasonCode.READ_ONLY_FS, failure);
            case AWAY -> reason(ReasonCode.SERVER_UNREACHABLE, failure);
            case BROKEN -> reason(ReasonCode.IO_ERROR, failure);
        };
    }

    /** Tables of a later release. */
    ReasonException newerTables(long found, long known) {
        return new ReasonException(of(
                ReasonCode.DB_SCHEMA_MISMATCH,
                seen("path", database),
                seen("schema-found", Long.toString(found)),
                seen("schema-known", Long.toString(known))));
    }

    /** A file where SQLite's locks do not hold. */
    ReasonException onNetwork(String fileSystem) {
        return new ReasonException(of(ReasonCode.DB_ON_NETWORK_FS, seen("path", database), seen("fs", fileSystem)));
    }

    private ReasonException reason(ReasonCode code, SqlFailure failure) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(seen(code == ReasonCode.SERVER_UNREACHABLE ? "address" : "path", database));
        evidence.add(seen("system-said", said(failure)));
        evidence.add(seen("problem", said(failure)));
        if (code == ReasonCode.SERVER_DISK_FULL) {
            volume.map(Volume::space).ifPresent(space -> {
                evidence.add(seen("volume", space.name()));
                evidence.add(seen("free-bytes", Long.toString(space.freeBytes())));
            });
        }
        return new ReasonException(of(code, evidence.toArray(Evidence[]::new)), failure);
    }

    private Reason of(ReasonCode code, Evidence... evidence) {
        return Reason.of(code, Subject.server(""), clock.now(), evidence);
    }

    private Evidence seen(String what, String observed) {
        return new Evidence(what, observed, "", SOURCE, clock.now());
    }

    private static String said(SqlFailure failure) {
        String message = failure.said().getMessage();
        return message == null ? failure.said().toString() : message;
    }
}
