package limpid.host.watch;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import limpid.core.reason.Reason;
import limpid.host.posix.Errno;
import limpid.host.posix.PathTooLongException;
import limpid.host.posix.Posix;
import limpid.host.posix.Scratch;
import limpid.host.posix.ScratchPool;

/**
 * One root under watch, by inotify(7). A watch is on one folder, so each folder below the root gets one, and each new
 * folder as soon as it is seen. What came into a new folder before its watch stood is told from its listing.
 */
final class InotifySession {
    private static final int IN_MODIFY = 0x2;
    private static final int IN_ATTRIB = 0x4;
    private static final int IN_CLOSE_WRITE = 0x8;
    private static final int IN_MOVED_FROM = 0x40;
    private static final int IN_MOVED_TO = 0x80;
    private static final int IN_CREATE = 0x100;
    private static final int IN_DELETE = 0x200;
    private static final int IN_DELETE_SELF = 0x400;
    private static final int IN_MOVE_SELF = 0x800;
    private static final int IN_UNMOUNT = 0x2000;
    private static final int IN_Q_OVERFLOW = 0x4000;
    private static final int IN_IGNORED = 0x8000;
    private static final int IN_ONLYDIR = 0x1000000;
    private static final int IN_DONT_FOLLOW = 0x2000000;
    private static final int IN_EXCL_UNLINK = 0x4000000;
    private static final int IN_ISDIR = 0x40000000;

    private static final int WANTED = IN_MODIFY
            | IN_ATTRIB
            | IN_CLOSE_WRITE
            | IN_MOVED_FROM
            | IN_MOVED_TO
            | IN_CREATE
            | IN_DELETE
            | IN_DELETE_SELF
            | IN_MOVE_SELF
            | IN_ONLYDIR
            | IN_DONT_FOLLOW
            | IN_EXCL_UNLINK;

    /** After these nobody writes at the name any more: it was closed, put in place, or is gone. */
    private static final int FINISHED = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE;

    private static final int BEING_WRITTEN = IN_CREATE | IN_MODIFY;
    /** Links that are made whole are never closed, so the memory of open files has an end. */
    private static final int OPEN_MAX = 10_000;

    private static final int SELF_GONE = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT;

    /** A record is four numbers (watch, mask, cookie, length of the name) and the name. */
    private static final int RECORD = 16;

    private static final short POLLIN = 1;
    private static final int POLL_RECORD = 8;
    private static final int NONE = -1;

    private final Path root;
    private final Predicate<String> skippedAtTop;
    private final Watch.Listener listener;
    private final WatchReasons reasons;

    private final Scratch scratch = new ScratchPool().take();
    private final WatchedFolders folders = new WatchedFolders();
    /** What a batch of events touched, each path once: programs write a file in many steps. */
    private final Map<Path, Boolean> touched = new LinkedHashMap<>();

    /** Files that were written to and not closed yet, as far as is known. */
    private final Set<Path> beingWritten = new HashSet<>();

    private int watcher = NONE;
    private int wakeUp = NONE;
    private boolean isBlind;

    InotifySession(Path root, Predicate<String> skippedAtTop, Watch.Listener listener, WatchReasons reasons) {
        this.root = root;
        this.skippedAtTop = skippedAtTop;
        this.listener = listener;
        this.reasons = reasons;
    }

    /** Sets up all watches. Returns whether there is something to wait for; if not, the listener knows why. */
    boolean open() {
        watcher = Posix.inotifyInit(scratch);
        wakeUp = Posix.eventfd(scratch);
        if (watcher < 0 || wakeUp < 0) {
            goBlind(reasons.tooFewWatchers());
            return false;
        }
        watchFrom(root, Tell.NOTHING);
        if (!isBlind && folders.size() == 0) {
            goBlind(reasons.rootGone());
        }
        return !isBlind;
    }

    /** Tells of changes until {@link #wake} or until it is blind. */
    void run() {
        MemorySegment files = scratch.answer();
        while (!isBlind) {
            setUpPoll(files, 0, watcher);
            setUpPoll(files, POLL_RECORD, wakeUp);
            Posix.poll(scratch, files, 2, -1);
            if (files.get(JAVA_SHORT, POLL_RECORD + 6) != 0) {
                return;
            }
            readEvents();
        }
    }

    /** Source: {@code struct pollfd}: the file, what is asked, what is answered. */
    private static void setUpPoll(MemorySegment files, int at, int file) {
        files.set(JAVA_INT, at, file);
        files.set(JAVA_SHORT, at + 4L, POLLIN);
        files.set(JAVA_SHORT, at + 6L, (short) 0);
    }

    /** Ends {@link #run}, from any thread. */
    void wake() {
        try (Scratch own = new ScratchPool().take()) {
            own.bytes().set(JAVA_LONG, 0, 1);
            Posix.write(own, wakeUp, own.bytes(), Long.BYTES);
        }
    }

    /** Gives everything back; the system forgets all watches of a closed watcher. */
    void close() {
        closeWatcher();
        if (wakeUp >= 0) {
            Posix.close(scratch, wakeUp);
        }
        wakeUp = NONE;
        scratch.close();
    }

    private void closeWatcher() {
        if (watcher >= 0) {
            Posix.close(scratch, watcher);
        }
        watcher = NONE;
    }

    private void readEvents() {
        long length = Posix.read(scratch, watcher, scratch.bytes(), Scratch.BYTES_MAX);
        if (length <= 0) {
            return; // nothing after all, or interrupted: asked again
        }
        // Copied, because setting up watches for new folders needs the scratch memory.
        MemorySegment events =
                MemorySegment.ofArray(scratch.bytes().asSlice(0, length).toArray(JAVA_BYTE));
        for (long at = 0; at < length && !isBlind; ) {
            int nameLength = events.get(JAVA_INT_UNALIGNED, at + 12);
            String name = nameLength == 0 ? "" : events.getString(at + RECORD);
            onEvent(events.get(JAVA_INT_UNALIGNED, at), events.get(JAVA_INT_UNALIGNED, at + 4), name);
            at += RECORD + nameLength;
        }
        flush();
    }

    private void flush() {
        touched.forEach(listener::touched);
        touched.clear();
    }

    private void onEvent(int watch, int mask, String name) {
        if ((mask & IN_Q_OVERFLOW) != 0) {
            startAgain();
            return;
        }
        Optional<Path> folder = folders.folder(watch);
        if (folder.isEmpty()) {
            return; // of a watch that was given up
        }
        if ((mask & IN_IGNORED) != 0) {
            folders.remove(watch);
        } else if ((mask & SELF_GONE) != 0) {
            onFolderGone(folder.get());
        } else if (!name.isEmpty() && !isSkipped(folder.get(), name)) {
            onName(folder.get(), name, mask);
        }
    }

    private boolean isSkipped(Path folder, String name) {
        return folder.equals(root) && skippedAtTop.test(name);
    }

    /** A folder below the root is also told by the folder that held it; for the root nobody else speaks. */
    private void onFolderGone(Path folder) {
        if (folder.equals(root)) {
            flush();
            listener.overflow(root);
            goBlind(reasons.rootGone());
        }
    }

    private void onName(Path folder, String name, int mask) {
        Path path;
        try {
            path = folder.resolve(name);
        } catch (InvalidPathException e) {
            touch(folder, false); // a name that this Java cannot say: the scan of the folder must deal with it
            return;
        }
        boolean isFolder = (mask & IN_ISDIR) != 0;
        if (isFolder && (mask & (IN_MOVED_FROM | IN_DELETE)) != 0) {
            forget(path);
        }
        touch(path, isFolder || isFinished(path, mask));
        if (isFolder && (mask & (IN_MOVED_TO | IN_CREATE)) != 0) {
            watchFrom(path, (mask & IN_MOVED_TO) != 0 ? Tell.FINISHED : Tell.MAYBE_UNFINISHED);
        }
    }

    /** A new time or right says nothing of its own: the file is as finished as it was. */
    private boolean isFinished(Path path, int mask) {
        if ((mask & FINISHED) != 0) {
            beingWritten.remove(path);
            return true;
        }
        if ((mask & BEING_WRITTEN) != 0) {
            if (beingWritten.size() == OPEN_MAX) {
                beingWritten.clear();
            }
            beingWritten.add(path);
            return false;
        }
        return !beingWritten.contains(path);
    }

    private void touch(Path path, boolean finished) {
        touched.merge(path, finished, Boolean::logicalOr);
    }

    private void forget(Path folder) {
        for (int watch : folders.atAndBelow(folder)) {
            Posix.inotifyRemove(scratch, watcher, watch);
            folders.remove(watch);
        }
    }

    /** Events were lost, and with them new folders perhaps: all watches are set up anew before the scan is asked for. */
    private void startAgain() {
        touched.clear();
        for (int watch : folders.all()) {
            Posix.inotifyRemove(scratch, watcher, watch);
        }
        folders.clear();
        watchFrom(root, Tell.NOTHING);
        if (!isBlind) {
            listener.overflow(root);
        }
    }

    /** What to tell of what is found in a folder while its watch is set up. */
    private enum Tell {
        NOTHING,
        MAYBE_UNFINISHED,
        FINISHED
    }

    /** The watch comes first and the listing after it, so that nothing slips in between. */
    private void watchFrom(Path top, Tell tell) {
        Deque<Path> open = new ArrayDeque<>();
        open.add(top);
        long found = 0;
        boolean isFull = false;
        while (!open.isEmpty()) {
            Path folder = open.removeLast();
            found++;
            int watch = isFull ? 0 : add(folder);
            isFull = isFull || watch == -Errno.ENOSPC || watch == -Errno.ENOMEM;
            if (watch >= 0 || isFull) { // not so if it is gone, no folder or closed to us
                addNames(folder, tell, open);
            }
        }
        if (isFull) {
            goBlind(reasons.tooFewWatches(folders.size() + found));
        }
    }

    private int add(Path folder) {
        try {
            int watch = Posix.inotifyAdd(scratch, watcher, scratch.path(folder), WANTED);
            if (watch >= 0) {
                folders.put(watch, folder);
            }
            return watch;
        } catch (PathTooLongException e) {
            return -Errno.ENAMETOOLONG;
        }
    }

    private void addNames(Path folder, Tell tell, Deque<Path> open) {
        FolderNames.Wanted wanted = tell == Tell.NOTHING ? FolderNames.Wanted.FOLDERS : FolderNames.Wanted.ALL;
        for (FolderNames.Name name : FolderNames.of(scratch, folder, wanted)) {
            boolean isWanted = !isSkipped(folder, name.text()) && name.text().indexOf('\ufffd') < 0;
            if (isWanted && tell != Tell.NOTHING) {
                touch(folder.resolve(name.text()), tell == Tell.FINISHED);
            }
            if (isWanted && name.mayBeFolder()) {
                open.add(folder.resolve(name.text()));
            }
        }
    }

    private void goBlind(Reason why) {
        isBlind = true;
        flush();
        closeWatcher(); // watches are scarce
        listener.blind(why);
    }
}
