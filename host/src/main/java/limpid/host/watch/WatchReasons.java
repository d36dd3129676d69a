package limpid.host.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;

/** Why a watch is blind, with what proves it. */
final class WatchReasons {
    private static final Path SETTINGS = Path.of("/proc/sys/fs/inotify");

    private final Clock clock;
    private final Path root;

    WatchReasons(Clock clock, Path root) {
        this.clock = clock;
        this.root = root;
    }

    /** The system allows too few watched folders. */
    Reason tooFewWatches(long needed) {
        return limit("max_user_watches", needed);
    }

    /** The system allows too few watchers. */
    Reason tooFewWatchers() {
        return limit("max_user_instances", 1);
    }

    private Reason limit(String setting, long needed) {
        String limit = settingOf(setting);
        String wanted = Long.toString(roomFor(limit, needed));
        return reason(
                ReasonCode.WATCH_LIMIT,
                seen("limit", limit, wanted),
                seen("needed", Long.toString(needed), ""),
                seen("command", "sudo sysctl fs.inotify." + setting + "=" + wanted, ""));
    }

    /** Twice of what is needed and of what there is, since other programs watch as well. */
    private static long roomFor(String limit, long needed) {
        long there = limit.matches("\\d{1,15}") ? Long.parseLong(limit) : 0;
        return Math.max(Math.max(needed, there) * 2, 1_024);
    }

    Reason unsupported(String why) {
        return reason(ReasonCode.WATCH_UNSUPPORTED, seen("problem", why, ""));
    }

    /** The watched folder itself went away. */
    Reason rootGone() {
        return reason(ReasonCode.ROOT_MISSING, seen("problem", "the watched folder is no longer where it was", ""));
    }

    private Reason reason(ReasonCode code, Evidence... evidence) {
        Evidence[] all = new Evidence[evidence.length + 1];
        all[0] = seen("path", root.toString(), "");
        System.arraycopy(evidence, 0, all, 1, evidence.length);
        return Reason.of(code, Subject.root(root.toString()), clock.now(), all);
    }

    private static String settingOf(String name) {
        try {
            return Files.readString(SETTINGS.resolve(name)).trim();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private Evidence seen(String what, String observed, String required) {
        return new Evidence(what, observed, required, "watch", clock.now());
    }
}
