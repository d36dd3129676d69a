package limpid.host.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The disk that a contract is about, and short words for what the contract does with it. */
public interface DiskUnderTest {
    /** The disk under test; the same one during a test. */
    Disk disk();

    /** An existing, empty folder on it; the same one during a test. */
    Path root();

    /** A path below the root. */
    default Path at(String name) {
        return root().resolve(name);
    }

    /** What stands at a name that must exist. */
    default FileStat stat(String name) {
        return disk().stat(at(name)).orElseThrow();
    }

    /** The names in a folder below the root. */
    default List<String> names(String folder) {
        return disk().list(at(folder)).stream().map(DiskEntry::name).toList();
    }

    /** Makes a file with this text. */
    default void write(String name, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        try (DiskWriter writer = disk().create(at(name))) {
            writer.write(bytes, 0, bytes.length);
        }
    }

    /** The text of a file. */
    default String text(String name) {
        List<Byte> all = new ArrayList<>();
        byte[] buffer = new byte[4_096];
        try (DiskReader reader = disk().read(at(name))) {
            for (int n = reader.read(0, buffer, 0, 4_096); n > 0; n = reader.read(all.size(), buffer, 0, 4_096)) {
                for (int i = 0; i < n; i++) {
                    all.add(buffer[i]);
                }
            }
        }
        byte[] bytes = new byte[all.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = all.get(i);
        }
        return new String(bytes, UTF_8);
    }

    /** Asserts that a call fails for this cause, and says for which path. */
    default void fails(ReasonCode code, String name, ThrowingCallable call) {
        assertThatExceptionOfType(ReasonException.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.reason().code()).isEqualTo(code);
            assertThat(e.reason().observed("path")).contains(at(name).toString());
        });
    }
}
