package limpid.agent.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import limpid.agent.watch.Sightings;
import limpid.core.change.ChangeToken;
import limpid.core.reason.Reason;
import limpid.wire.message.ChangesPage;
import limpid.wire.message.CommitReply;
import limpid.wire.message.DeviceState;
import limpid.wire.message.Hint;

/** Something that happened to a device. */
public sealed interface Event {
    /** Time passed; nothing else happened. */
    record Tick() implements Event {}

    /** Hints from the disk. {@code finished}: their writers are done; {@code others}: perhaps not. */
    record Touched(Set<String> finished, Set<String> others) implements Event {
        public Touched {
            finished = Set.copyOf(finished);
            others = Set.copyOf(others);
        }
    }

    /** Hints from the disk were lost. */
    record HintsLost() implements Event {}

    /** Whether the disk gives hints: empty when it does, else why not. */
    record Watching(Optional<Reason> blind) implements Event {}

    /** A look ended. */
    record Looked(long number, Sightings sightings) implements Event {}

    /** A page of changes came. */
    record Pulled(long number, Optional<ChangeToken> since, ChangesPage page) implements Event {}

    /**
     * The server told how it is.
     *
     * @param clockAhead how much its clock is ahead of this device's
     */
    record Probed(long number, DeviceState state, Duration clockAhead) implements Event {}

    /** Files were read and their contents sent; {@code grant} pays for them. */
    record Uploaded(long number, List<Ending> endings, Optional<String> grant) implements Event {
        public Uploaded {
            endings = List.copyOf(endings);
        }
    }

    /** A commit was answered. */
    record Committed(long number, String key, CommitReply reply) implements Event {}

    /** Contents were put on the disk. */
    record Fetched(long number, List<Ending> endings) implements Event {
        public Fetched {
            endings = List.copyOf(endings);
        }
    }

    /** Names, folders and attributes were changed on the disk. */
    record Arranged(long number, List<Ending> endings) implements Event {
        public Arranged {
            endings = List.copyOf(endings);
        }
    }

    /** A grant was given back. */
    record Released(long number) implements Event {}

    /** A job ended without result. */
    record Failed(long number, Reason reason) implements Event {}

    /** The server sent a hint. */
    record Hinted(Hint hint) implements Event {}

    /** The stream of hints broke. */
    record HintsBroke(Reason reason) implements Event {}

    /** The network of this device came up or changed. */
    record LinkChanged() implements Event {}

    /** A person asked for a pause; without an end it lasts until resumed. */
    record Pause(Optional<Duration> length) implements Event {}

    /** A person ended the pause. */
    record Resume() implements Event {}

    /** A person confirmed what was held. */
    record Confirm() implements Event {}

    /** Somebody wants to know for sure: look at everything and ask the server. */
    record Refresh() implements Event {}

    /** A condition of this device holds transfers back, or no longer does. */
    record Conditions(Optional<Reason> holding) implements Event {}
}
