package limpid.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.time.SimClock;
import limpid.store.blob.BlobStore;
import limpid.store.blob.BlobStore.BlobPlace;
import limpid.store.blob.BlobStoreContract;
import org.junit.jupiter.api.Test;

final class MemoryBlobStoreTest implements BlobStoreContract {
    private final MemoryBlobStore blobs = new MemoryBlobStore(new SimClock());

    @Override
    public BlobStore blobs() {
        return blobs;
    }

    @Override
    public void waitLong() {
        // Its upkeep seals whatever is open.
    }

    @Test
    void isFullWhenToldSo() {
        BlobPlace place = append(1, 100);
        blobs.limitTo(150);
        ReasonException thrown = catchThrowableOfType(ReasonException.class, () -> append(2, 51));
        assertThat(thrown.reason().code()).isEqualTo(ReasonCode.SERVER_DISK_FULL);
        assertThat(thrown.reason().observed("free-bytes")).contains("50");
        append(3, 50);
        assertThat(blobs.read(HOME, place)).hasSize(100);
    }

    @Test
    void losesAndDamagesOnPurpose() {
        BlobPlace damaged = append(1, 100);
        MemoryBlobStore before = blobs.copy();
        blobs.damage(HOME, damaged);
        ReasonException thrown = catchThrowableOfType(ReasonException.class, () -> blobs.read(HOME, damaged));
        assertThat(thrown.reason().code()).isEqualTo(ReasonCode.BLOB_CORRUPT);
        blobs.lose(HOME, damaged.pack());
        thrown = catchThrowableOfType(ReasonException.class, () -> blobs.read(HOME, damaged));
        assertThat(thrown.reason().code()).isEqualTo(ReasonCode.BLOB_MISSING);
        assertThat(before.read(HOME, damaged)).hasSize(100);
    }

    private BlobPlace append(long n, int length) {
        return blobs.append(HOME, List.of(BlobStoreContract.blob(n, length))).getFirst();
    }
}
