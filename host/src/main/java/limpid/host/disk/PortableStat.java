package limpid.host.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Asks Java what stands at a path. */
final class PortableStat {
    private static final int OWNER_EXECUTES = 0x40;

    private PortableStat() {}

    static FileStat of(Path path) throws IOException {
        boolean isUnix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
        return isUnix ? ofUnix(path) : ofOther(path);
    }

    private static FileStat ofUnix(Path path) throws IOException {
        BasicFileAttributes basic = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Map<String, Object> unix = Files.readAttributes(path, "unix:dev,ino,ctime,mode", LinkOption.NOFOLLOW_LINKS);
        return new FileStat(
                kindOf(basic),
                basic.isDirectory() ? 0 : basic.size(),
                basic.lastModifiedTime().toInstant(),
                told(unix, "ctime", FileTime.class).toInstant(),
                (told(unix, "mode", Integer.class) & OWNER_EXECUTES) != 0,
                new FileIdentity(told(unix, "dev", Long.class), told(unix, "ino", Long.class)));
    }

    private static <T> T told(Map<String, Object> attributes, String name, Class<T> type) throws IOException {
        Object value = attributes.get(name);
        if (value == null) {
            throw new IOException("this system does not tell " + name);
        }
        return type.cast(value);
    }

    /**
     * Java tells neither file numbers nor the time of the last change on Windows. There the birth of a file, which
     * renames keep and which is counted in steps of 100 ns, stands for its number; it is a hint, as every identity is.
     */
    private static FileStat ofOther(Path path) throws IOException {
        BasicFileAttributes basic = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new FileStat(
                kindOf(basic),
                basic.isDirectory() ? 0 : basic.size(),
                basic.lastModifiedTime().toInstant(),
                basic.lastModifiedTime().toInstant(),
                false,
                new FileIdentity(0, basic.creationTime().to(TimeUnit.NANOSECONDS)));
    }

    private static FileKind kindOf(BasicFileAttributes basic) {
        if (basic.isRegularFile()) {
            return FileKind.FILE;
        }
        if (basic.isDirectory()) {
            return FileKind.FOLDER;
        }
        return basic.isSymbolicLink() ? FileKind.LINK : FileKind.SPECIAL;
    }
}
