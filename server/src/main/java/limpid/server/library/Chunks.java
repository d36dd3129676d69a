package limpid.server.library;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.Hash;
import limpid.core.id.HomeId;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.library.commit.Objection;
import limpid.store.blob.BlobStore;
import limpid.store.blob.BlobStore.BlobPlace;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ContentRows.State;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.wire.frame.Frames;
import limpid.wire.message.ChunkFrame;
import limpid.wire.message.Hint;
import limpid.wire.message.Protocol;

/**
 * Takes chunks in and gives them out. Bytes are durable before the row that points to them, and the pin that keeps them
 * is in the same transaction as that row, so garbage collection never sees a chunk in between.
 */
final class Chunks {
    private final Ledger ledger;
    private final BlobStore blobs;
    private final Clock clock;
    private final Frames frames;
    private final HintFeed hints;
    private final Quarantine quarantine;

    Chunks(Ledger ledger, BlobStore blobs, Clock clock, HintFeed hints) {
        this.hints = hints;
        this.quarantine = new Quarantine(ledger, hints);
        this.ledger = ledger;
        this.blobs = blobs;
        this.clock = clock;
        this.frames = new Frames(clock);
    }

    /** Those of {@code ids} that are not held; those that are stay for a while. Fails with: REQUEST_TOO_LARGE. */
    Set<ChunkId> missing(HomeId home, List<ChunkId> ids) {
        if (ids.size() > Protocol.CHUNK_IDS_MAX) {
            throw Objection.tooLarge(
                            "a question for chunks",
                            (long) ids.size() * Hash.BYTES,
                            (long) Protocol.CHUNK_IDS_MAX * Hash.BYTES,
                            clock.now())
                    .exception();
        }
        Set<ChunkId> asked = new LinkedHashSet<>(ids);
        // A first upload finds nothing here, and then nothing needs to be written.
        Set<ChunkId> held = heldAmong(ledger.read(home, rows -> rows.contents().chunks(asked)), asked);
        if (!held.isEmpty()) {
            held = ledger.write(home, rows -> keep(rows, asked));
        }
        asked.removeAll(held);
        return asked;
    }

    private Set<ChunkId> keep(HomeTransaction rows, Set<ChunkId> asked) {
        Map<ChunkId, ChunkRow> known = rows.contents().chunks(asked);
        Set<ChunkId> held = heldAmong(known, asked);
        revive(rows, held.stream().map(known::get).toList());
        pin(rows, held);
        return held;
    }

    private static Set<ChunkId> heldAmong(Map<ChunkId, ChunkRow> known, Collection<ChunkId> ids) {
        Set<ChunkId> held = new LinkedHashSet<>();
        for (ChunkId id : ids) {
            ChunkRow row = known.get(id);
            if (row != null && row.state() != State.QUARANTINED) {
                held.add(id);
            }
        }
        return held;
    }

    private static void revive(HomeTransaction rows, List<ChunkRow> held) {
        List<ChunkRow> condemned = held.stream()
                .filter(row -> row.state() == State.CONDEMNED)
                .map(row -> row.in(State.LIVE))
                .toList();
        if (!condemned.isEmpty()) {
            rows.contents().putChunks(condemned);
        }
    }

    private void pin(HomeTransaction rows, Set<ChunkId> ids) {
        Instant now = clock.now();
        Instant fresh = now.plus(LibrarySettings.PIN_FRESH);
        Map<ChunkId, Instant> pins = rows.contents().pins(ids);
        List<ChunkId> stale = ids.stream()
                .filter(id -> pins.getOrDefault(id, Instant.MIN).isBefore(fresh))
                .toList();
        if (!stale.isEmpty()) {
            rows.contents().pin(stale, now.plus(LibrarySettings.PIN_KEPT));
        }
    }

    /** Proves and stores chunks; again is well. Fails with: CHECKSUM_MISMATCH, then nothing is stored. */
    void store(Caller caller, List<ChunkFrame> batch) {
        HomeId home = caller.home();
        Map<ChunkId, ChunkFrame> proved = new LinkedHashMap<>();
        Map<ChunkId, ChunkRow> small = new LinkedHashMap<>();
        try (Frames.Batch unpacker = frames.batch()) {
            for (ChunkFrame frame : batch) {
                byte[] raw = unpacker.decode(frame);
                proved.put(frame.id(), frame);
                if (raw.length <= Protocol.INLINE_BYTES_MAX) {
                    small.put(frame.id(), RestingChunk.row(frame.id(), raw));
                }
            }
        }
        Set<ChunkId> held = heldAmong(
                ledger.read(home, rows -> rows.contents().chunks(proved.keySet())), List.copyOf(proved.keySet()));
        List<ChunkFrame> absent = proved.values().stream()
                .filter(frame -> !held.contains(frame.id()) && !small.containsKey(frame.id()))
                .toList();
        Map<ChunkId, ChunkRow> fresh = new LinkedHashMap<>(small);
        append(home, absent).forEach(row -> fresh.put(row.id(), row));
        List<Hint> told = new ArrayList<>();
        Set<ChunkId> lost = ledger.write(home, rows -> {
            Grants.keepAlive(rows, caller.device(), clock.now());
            told.clear();
            return index(rows, proved.keySet(), fresh, told);
        });
        hints.tell(home, told);
        if (!lost.isEmpty()) {
            // Garbage collection dropped them since they were looked up; now they are absent, and stored as such.
            store(caller, lost.stream().map(proved::get).toList());
        }
    }

    private List<ChunkRow> append(HomeId home, List<ChunkFrame> absent) {
        if (absent.isEmpty()) {
            return List.of();
        }
        List<BlobPlace> places =
                blobs.append(home, absent.stream().map(RestingChunk::blob).toList());
        List<ChunkRow> rows = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            rows.add(RestingChunk.row(absent.get(i), places.get(i)));
        }
        return rows;
    }

    /** Returns those that are neither held nor fresh; {@code told} receives what devices are to hear. */
    private Set<ChunkId> index(HomeTransaction rows, Set<ChunkId> ids, Map<ChunkId, ChunkRow> fresh, List<Hint> told) {
        Map<ChunkId, ChunkRow> known = rows.contents().chunks(ids);
        if (known.values().stream().anyMatch(row -> row.state() == State.QUARANTINED && fresh.containsKey(row.id()))) {
            told.addAll(Quarantine.ended(rows));
        }
        Set<ChunkId> held = heldAmong(known, ids);
        Set<ChunkId> lost = new LinkedHashSet<>(ids);
        lost.removeAll(held);
        lost.removeAll(fresh.keySet());
        List<ChunkRow> written =
                fresh.values().stream().filter(row -> !held.contains(row.id())).toList();
        if (!written.isEmpty()) {
            rows.contents().putChunks(written);
        }
        revive(rows, held.stream().map(known::get).toList());
        Set<ChunkId> kept = new LinkedHashSet<>(ids);
        kept.removeAll(lost);
        pin(rows, kept);
        return lost;
    }

    /** Chunks in the order asked, until they reach about 4 MiB. Fails with: BLOB_MISSING, BLOB_CORRUPT. */
    List<ChunkFrame> fetch(HomeId home, List<ChunkId> ids) {
        Map<ChunkId, ChunkRow> known = ledger.read(home, rows -> rows.contents().chunks(new LinkedHashSet<>(ids)));
        List<ChunkFrame> found = new ArrayList<>();
        long bytes = 0;
        try (BlobStore.Reader reader = blobs.reader(home)) {
            for (ChunkId id : ids) {
                ChunkRow row = good(Optional.ofNullable(known.get(id)), id);
                bytes += row.length();
                if (bytes > LibrarySettings.FETCH_BYTES && !found.isEmpty()) {
                    return found;
                }
                found.add(frame(home, row, reader));
            }
        }
        return found;
    }

    private ChunkRow good(Optional<ChunkRow> known, ChunkId id) {
        ChunkRow row = known.orElseThrow(() -> unavailable(ReasonCode.BLOB_MISSING, id));
        if (row.state() == State.QUARANTINED) {
            throw unavailable(ReasonCode.BLOB_CORRUPT, id);
        }
        return row;
    }

    private ChunkFrame frame(HomeId home, ChunkRow row, BlobStore.Reader reader) {
        return RestingChunk.frame(row, row.pack().isEmpty() ? row.inline() : read(home, row, reader));
    }

    private byte[] read(HomeId home, ChunkRow row, BlobStore.Reader reader) {
        try {
            return reader.read(RestingChunk.place(row));
        } catch (ReasonException e) {
            if (isLoss(e.reason().code())) {
                quarantine.set(home, row);
            }
            throw e;
        }
    }

    private static boolean isLoss(ReasonCode code) {
        return code == ReasonCode.BLOB_MISSING || code == ReasonCode.BLOB_CORRUPT;
    }

    private ReasonException unavailable(ReasonCode code, ChunkId id) {
        return Objection.of(code, new Subject(Scope.ITEM, id.toString()), clock.now())
                .saw("chunk-id", id)
                .exception();
    }

    /**
     * The raw bytes of a chunk, proved. Upkeep may move a chunk between two looks; then it is looked up again. Fails with:
     * BLOB_MISSING, BLOB_CORRUPT; then devices are asked for it.
     */
    byte[] bytes(HomeId home, ChunkId id) {
        ChunkRow row = lookUp(home, id);
        try {
            return proved(home, row);
        } catch (ReasonException lost) {
            ChunkRow now = lookUp(home, id);
            boolean moved = !now.pack().equals(row.pack()) || now.offset() != row.offset();
            if (!moved || !isLoss(lost.reason().code())) {
                throw lost;
            }
            return proved(home, now);
        }
    }

    private ChunkRow lookUp(HomeId home, ChunkId id) {
        return good(
                Optional.ofNullable(ledger.read(home, rows -> rows.contents().chunks(List.of(id)))
                        .get(id)),
                id);
    }

    private byte[] proved(HomeId home, ChunkRow row) {
        try (BlobStore.Reader reader = blobs.reader(home)) {
            return frames.decode(frame(home, row, reader));
        } catch (ReasonException e) {
            if (e.reason().code() != ReasonCode.CHECKSUM_MISMATCH) {
                throw e;
            }
            quarantine.set(home, row);
            throw unavailable(ReasonCode.BLOB_CORRUPT, row.id());
        }
    }

    /** The raw bytes of a chunk that is held and good; empty if it is not. */
    Optional<byte[]> raw(HomeId home, ChunkRow row) {
        if (row.state() == State.QUARANTINED) {
            return Optional.empty();
        }
        try (BlobStore.Reader reader = blobs.reader(home)) {
            return Optional.of(frames.decode(frame(home, row, reader)));
        } catch (ReasonException e) {
            if (isLoss(e.reason().code()) || e.reason().code() == ReasonCode.CHECKSUM_MISMATCH) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
