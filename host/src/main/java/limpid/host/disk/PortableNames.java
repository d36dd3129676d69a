package limpid.host.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import limpid.core.reason.ReasonCode;

/**
 * Moves and exchanges names with what Java offers, which is a rename that replaces. A file is moved by a second name,
 * which refuses to replace. Folders, links and disks without second names get a look before the rename: whoever makes
 * something at the target in between loses it, which is why Linux has calls of its own here.
 */
final class PortableNames {
    private final PortableErrors errors;

    PortableNames(PortableErrors errors) {
        this.errors = errors;
    }

    void move(Path from, Path to) {
        try {
            if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
                throw errors.failure(ReasonCode.ITEM_VANISHED, "rename", "nothing is there", from);
            }
            if (SpellingChange.isBetween(from, to) && isSame(from, to)) {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            } else if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
                throw errors.failure(ReasonCode.NAME_TAKEN, "rename", "something is there", to);
            } else if (to.startsWith(from)) {
                throw errors.failure(ReasonCode.MOVE_CYCLE, "rename", "a folder cannot lie in itself", to);
            } else if (!isMovedByLink(from, to)) {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw errors.failure("rename", e, to);
        }
    }

    private static boolean isSame(Path from, Path to) throws IOException {
        return Files.exists(to, LinkOption.NOFOLLOW_LINKS)
                && PortableStat.of(from).identity().equals(PortableStat.of(to).identity());
    }

    private static boolean isMovedByLink(Path from, Path to) throws IOException {
        if (!Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS) || !hasSecondName(to, from)) {
            return false;
        }
        Files.delete(from);
        return true;
    }

    private static boolean hasSecondName(Path name, Path existing) throws IOException {
        try {
            Files.createLink(name, existing);
            return true;
        } catch (UnsupportedOperationException e) {
            return false; // such as FAT: the caller goes another way
        }
    }

    /**
     * The old file gets a third name, the new one replaces it, the third name becomes the second. Without second names
     * the target is away for a moment.
     */
    void exchange(Path with, Path target) {
        requireThere(with);
        requireThere(target);
        Path third = with.resolveSibling(with.getFileName() + ".swap");
        try {
            boolean isWhole = Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                    && Files.isRegularFile(with, LinkOption.NOFOLLOW_LINKS)
                    && hasSecondName(third, target);
            if (!isWhole) {
                Files.move(target, third, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(with, target, StandardCopyOption.ATOMIC_MOVE);
            Files.move(third, with, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw errors.failure("exchange", e, target);
        }
    }

    private void requireThere(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw errors.failure(ReasonCode.ITEM_VANISHED, "exchange", "nothing is there", path);
        }
    }
}
