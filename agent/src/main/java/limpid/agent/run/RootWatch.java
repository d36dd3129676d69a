package limpid.agent.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import limpid.agent.root.RootFolder;
import limpid.agent.schedule.Event;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.time.Clock;
import limpid.host.watch.Watch;

/**
 * Watches the root, and again when it could not be watched: a folder that comes back, or a limit that somebody raised, is
 * noticed without a restart.
 */
final class RootWatch implements AutoCloseable {
    /** A missing folder is looked for often, since that is cheap; watching all of a large tree again is not. */
    private static final Duration AGAIN_WHEN_MISSING = Duration.ofSeconds(2);

    private static final Duration AGAIN = Duration.ofSeconds(60);

    private final Watch watch;
    private final Clock clock;
    private final RootFolder root;
    private final RunningDevice device;
    private Optional<Watch.Watching> watching = Optional.empty();
    private volatile Optional<Reason> blind = Optional.empty();
    private Instant tried = Instant.EPOCH;
    private boolean there = true;

    RootWatch(Watch watch, Clock clock, RootFolder root, RunningDevice device) {
        this.watch = watch;
        this.clock = clock;
        this.root = root;
        this.device = device;
    }

    /** Starts, or starts again if it is blind and the time has come. */
    synchronized void keep() throws InterruptedException {
        boolean back = noticeRoot();
        Optional<Reason> why = blind;
        boolean first = tried.equals(Instant.EPOCH);
        if (!first && !back && (why.isEmpty() || clock.now().isBefore(tried.plus(pause(why.get()))))) {
            return;
        }
        tried = clock.now();
        watching.ifPresent(Watch.Watching::close);
        blind = Optional.empty();
        watching = Optional.of(watch.start(root.folder(), new Listening(device.diskHints())));
        if (!first && blind.isEmpty()) {
            // What happened meanwhile was seen by nobody.
            device.tell(new Event.Watching(Optional.empty()));
            device.tell(new Event.HintsLost());
        }
    }

    /**
     * A folder above that is moved, or a disk that is pulled out, is told by no watch of what was in it. True when it is back:
     * on another disk, perhaps.
     */
    private boolean noticeRoot() throws InterruptedException {
        boolean was = there;
        there = isThere();
        if (was && !there) {
            device.tell(new Event.HintsLost());
        }
        return there && !was;
    }

    private boolean isThere() {
        try {
            root.check();
            return true;
        } catch (ReasonException missing) {
            // The look that this sets off meets the same cause, and tells it.
            return false;
        }
    }

    private static Duration pause(Reason why) {
        return why.code() == ReasonCode.ROOT_MISSING ? AGAIN_WHEN_MISSING : AGAIN;
    }

    /** Hands hints on, and remembers when there are none. */
    private final class Listening implements Watch.Listener {
        private final Watch.Listener next;

        Listening(Watch.Listener next) {
            this.next = next;
        }

        @Override
        public void touched(Path path, boolean finished) {
            next.touched(path, finished);
        }

        @Override
        public void overflow(Path folder) {
            next.overflow(folder);
        }

        @Override
        public void blind(Reason why) {
            blind = Optional.of(why);
            next.blind(why);
        }
    }

    @Override
    public synchronized void close() {
        watching.ifPresent(Watch.Watching::close);
    }
}
