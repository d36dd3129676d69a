package limpid.store.memory;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import limpid.store.blob.BlobStore.Blob;
import limpid.store.blob.BlobStore.BlobPlace;
import limpid.store.blob.BlobStore.PackState;
import limpid.store.blob.BlobStore.StoredBlob;

/** One pack in memory: chunks by offset. */
final class MemoryPack {
    private final String name;
    private final TreeMap<Long, Blob> blobs = new TreeMap<>();
    private final Set<Long> damaged = new HashSet<>();
    private long length;
    private boolean sealed;

    MemoryPack(String name) {
        this.name = name;
    }

    MemoryPack copy() {
        MemoryPack copy = new MemoryPack(name);
        copy.blobs.putAll(blobs);
        copy.damaged.addAll(damaged);
        copy.length = length;
        copy.sealed = sealed;
        return copy;
    }

    BlobPlace add(Blob blob) {
        BlobPlace place = new BlobPlace(name, length, blob.bytes().length);
        blobs.put(length, blob);
        // At least one, so that empty chunks have places of their own.
        length += Math.max(1, blob.bytes().length);
        return place;
    }

    Optional<Blob> at(BlobPlace place) {
        return Optional.ofNullable(blobs.get(place.offset())).filter(blob -> blob.bytes().length == place.length());
    }

    void damage(long offset) {
        damaged.add(offset);
    }

    boolean isDamaged(long offset) {
        return damaged.contains(offset);
    }

    List<StoredBlob> contents() {
        return blobs.entrySet().stream()
                .map(blob -> stored(blob.getKey(), blob.getValue()))
                .toList();
    }

    private StoredBlob stored(long offset, Blob blob) {
        BlobPlace place = new BlobPlace(name, offset, blob.bytes().length);
        return new StoredBlob(blob.id(), blob.encoding(), blob.rawLength(), place);
    }

    PackState state() {
        return new PackState(name, length, sealed);
    }

    long length() {
        return length;
    }

    void seal() {
        sealed = true;
    }

    boolean isSealed() {
        return sealed;
    }
}
