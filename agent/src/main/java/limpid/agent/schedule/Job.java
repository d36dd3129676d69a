package limpid.agent.schedule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import limpid.agent.tree.Print;
import limpid.core.change.ChangeToken;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Content;
import limpid.core.item.Kind;
import limpid.wire.message.Commit;

/**
 * Work with effects that the engine asks for. Each job ends in exactly one event with its {@code number}. Paths are below
 * the root, with slashes.
 */
public sealed interface Job {
    long number();

    /** Look at the whole folder. Ends in Looked or Failed. */
    record LookAll(long number, long tick) implements Job {}

    /** Look at these paths; at a folder: all names in it, and below it when the engine does not know it yet. As LookAll. */
    record Look(long number, long tick, Set<String> paths) implements Job {
        public Look {
            paths = Set.copyOf(paths);
        }
    }

    /** Ask for changes. Ends in Pulled or Failed. */
    record Pull(long number, Optional<ChangeToken> since) implements Job {}

    /** Ask the server how it is. Ends in Probed or Failed. */
    record Probe(long number) implements Job {}

    /** Read files, and see that the server holds their contents. Ends in Uploaded or Failed. */
    record Upload(long number, List<Source> files) implements Job {
        public Upload {
            files = List.copyOf(files);
        }
    }

    /** A file to read; {@code size} as last seen. */
    record Source(ItemId item, String path, Kind kind, long size) {}

    /** Send a commit under its key. Ends in Committed or Failed. */
    record Send(long number, String key, Commit commit) implements Job {}

    /** Put contents on the disk. Ends in Fetched or Failed. */
    record Fetch(long number, List<Target> files) implements Job {
        public Fetch {
            files = List.copyOf(files);
        }
    }

    /**
     * A content to put on the disk.
     *
     * @param replaces how what stands there looks; empty if nothing may stand there
     * @param basis what stands there holds, if it is known: its chunks need not travel
     * @param inline the content's bytes, if they are at hand. Never changed after
     */
    record Target(
            ItemId item,
            String path,
            Kind kind,
            Content content,
            Attributes attributes,
            Optional<Print> replaces,
            Optional<Content> basis,
            Optional<byte[]> inline) {}

    /** Change names, folders and attributes on the disk. Ends in Arranged or Failed. */
    record Arrange(long number, List<Arrangement> steps) implements Job {
        public Arrange {
            steps = List.copyOf(steps);
        }
    }

    /** Give back what is left of a grant. Ends in Released or Failed. */
    record Release(long number, String grant) implements Job {}

    /** Give back all that this device set aside, known or not. Ends in Released or Failed. */
    record ReleaseAll(long number) implements Job {}
}
