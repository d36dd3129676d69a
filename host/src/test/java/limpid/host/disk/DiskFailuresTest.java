package limpid.host.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.posix.Errno;
import limpid.host.posix.FileUser;
import limpid.host.time.SystemClock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskFailuresTest {
    private static final Path ANY = Path.of("/anywhere/file");

    @TempDir
    private Path folder = Path.of("");

    private final Disk disk = RealDisk.of(new SystemClock());
    private final DiskFailures failures = new DiskFailures(new SystemClock());

    @ParameterizedTest
    @CsvSource({
        "2, ITEM_VANISHED",
        "20, ITEM_VANISHED",
        "40, ITEM_VANISHED",
        "21, ITEM_VANISHED",
        "13, PERMISSION_DENIED_LOCAL",
        "1, PERMISSION_DENIED_LOCAL",
        "30, READ_ONLY_FS",
        "28, DEVICE_DISK_FULL",
        "122, DEVICE_DISK_FULL",
        "27, FILE_TOO_LARGE",
        "16, FILE_LOCKED_LOCAL",
        "26, FILE_LOCKED_LOCAL",
        "36, NAME_TOO_LONG",
        "84, NAME_ILLEGAL",
        "17, NAME_TAKEN",
        "39, FOLDER_NOT_EMPTY",
        "5, IO_ERROR",
        "24, IO_ERROR",
        "18, IO_ERROR",
    })
    void namesTheCauseBehindAnErrorNumber(int errno, ReasonCode code) {
        assertThat(LinuxErrors.codeOf(errno, ANY)).isEqualTo(code);
    }

    @Test
    void tellsANameThatIsNotUnicodeFromAFileThatIsGone() {
        assertThat(LinuxErrors.codeOf(Errno.ENOENT, Path.of("/a/caf\ufffd"))).isEqualTo(ReasonCode.NAME_ILLEGAL);
    }

    @ParameterizedTest
    @CsvSource({
        "No space left on device, DEVICE_DISK_FULL",
        "There is not enough space on the disk, DEVICE_DISK_FULL",
        "Read-only file system, READ_ONLY_FS",
        "The process cannot access the file because it is being used by another process, FILE_LOCKED_LOCAL",
        "Input/output error, IO_ERROR",
    })
    void namesTheCauseBehindAText(String text, ReasonCode code) {
        assertThat(PortableErrors.codeOf(new IOException(text))).isEqualTo(code);
        assertThat(PortableErrors.codeOf(new FileSystemException("f", null, text)))
                .isEqualTo(code);
    }

    @Test
    void saysOfAFullDiskWhichAndHowFull() {
        var reason = failures.failure(ReasonCode.DEVICE_DISK_FULL, "write", "ENOSPC", folder.resolve("absent/file"))
                .reason();
        assertThat(reason.observed("volume")).isPresent();
        assertThat(reason.observed("free-bytes").orElseThrow()).matches("\\d+");
        assertThat(reason.observed("system-said")).contains("ENOSPC");
    }

    @Test
    void saysOfAClosedDoorWhoseItIs() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        var reason = failures.failure(ReasonCode.PERMISSION_DENIED_LOCAL, "open", "EACCES", closed.resolve("in/file"))
                .reason();
        assertThat(reason.observed("blocked-at")).contains(closed.toString());
        assertThat(reason.observed("owner")).contains(Files.getOwner(closed).getName());
        assertThat(reason.observed("mode").orElseThrow()).matches("[rwxst-]{9}");
    }

    /** The system itself says it: a device that is always full. */
    @Provokes(ReasonCode.DEVICE_DISK_FULL)
    @Test
    void meetsAFullDisk() {
        assertThatExceptionOfType(ReasonException.class)
                .isThrownBy(() -> {
                    try (DiskWriter writer = disk.append(Path.of("/dev/full"))) {
                        writer.write(new byte[] {1}, 0, 1);
                    }
                })
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo(ReasonCode.DEVICE_DISK_FULL));
    }

    @Provokes(ReasonCode.PERMISSION_DENIED_LOCAL)
    @Test
    void meetsAClosedDoorAndSaysWhoseItIs() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path closed = Files.createFile(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, Set.of());
        try (FileUser _ = FileUser.nobody()) {
            ReasonException refusal = catchThrowableOfType(ReasonException.class, () -> disk.read(closed));
            assertThat(refusal.reason().code()).isEqualTo(ReasonCode.PERMISSION_DENIED_LOCAL);
            assertThat(refusal.reason().observed("blocked-at")).contains(closed.toString());
            assertThat(refusal.reason().observed("mode")).contains("---------");
            assertThat(refusal.reason().observed("owner"))
                    .contains(Files.getOwner(folder).getName());
        }
    }

    @Provokes(ReasonCode.FILE_TOO_LARGE)
    @Test
    void meetsTheLimitOfTheFileSystem() {
        try (DiskWriter writer = disk.create(folder.resolve("endless"))) {
            fails(ReasonCode.FILE_TOO_LARGE, () -> writer.truncate(1L << 62));
        }
    }

    @Provokes(ReasonCode.FILE_LOCKED_LOCAL)
    @Test
    void meetsAProgramThatRuns() throws Exception {
        Path program = Files.copy(Path.of("/bin/sleep").toRealPath(), folder.resolve("program"));
        Process running = new ProcessBuilder(program.toString(), "60").start();
        try {
            fails(ReasonCode.FILE_LOCKED_LOCAL, () -> disk.append(program));
        } finally {
            running.destroyForcibly().waitFor();
        }
    }

    /** Where this process has no memory, reading its memory fails as reading a broken disk does. */
    @Provokes(ReasonCode.IO_ERROR)
    @Test
    void meetsAnErrorOfTheDevice() {
        try (DiskReader reader = disk.read(Path.of("/proc/self/mem"))) {
            fails(ReasonCode.IO_ERROR, () -> reader.read(0, new byte[8], 0, 8));
        }
    }

    private static void fails(ReasonCode code, ThrowingCallable call) {
        assertThatExceptionOfType(ReasonException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo(code));
    }

    @Test
    void meetsAReadOnlyPlace() {
        assertThatExceptionOfType(ReasonException.class)
                .isThrownBy(() -> disk.create(Path.of("/sys/limpid-test")))
                .satisfies(e -> assertThat(e.reason().code())
                        .isIn(ReasonCode.PERMISSION_DENIED_LOCAL, ReasonCode.READ_ONLY_FS));
    }

    @Provokes(ReasonCode.NAME_ILLEGAL)
    @Test
    void survivesNamesThatAreNotUnicode() throws Exception {
        byte[] name = "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        makeFileNamed(folder, name);
        assertThat(disk.list(folder)).singleElement().satisfies(entry -> {
            assertThat(entry.name()).isEqualTo("caf\ufffd");
            assertThat(entry.stat().kind()).isEqualTo(FileKind.FILE);
            assertThatExceptionOfType(ReasonException.class)
                    .isThrownBy(() -> disk.read(folder.resolve(entry.name())))
                    .satisfies(e -> assertThat(e.reason().code()).isEqualTo(ReasonCode.NAME_ILLEGAL));
        });
    }

    /** Java cannot write such a name, so the shell does. */
    private static void makeFileNamed(Path folder, byte[] name) throws Exception {
        StringBuilder octal = new StringBuilder();
        for (byte b : name) {
            octal.append(String.format("\\%03o", b & 0xff));
        }
        Process shell = new ProcessBuilder("sh", "-c", ": > \"$(printf '" + octal + "')\"")
                .directory(folder.toFile())
                .start();
        assertThat(shell.waitFor()).isZero();
    }

    @Test
    void readsNoPipeAndDoesNotWaitForOne() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThat(disk.stat(pipe).orElseThrow().kind()).isEqualTo(FileKind.SPECIAL);
        assertThatExceptionOfType(ReasonException.class)
                .isThrownBy(() -> disk.read(pipe))
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo(ReasonCode.ITEM_VANISHED));
    }
}
