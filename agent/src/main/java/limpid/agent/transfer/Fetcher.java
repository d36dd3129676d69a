package limpid.agent.transfer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import limpid.agent.root.RootFolder;
import limpid.agent.schedule.Ending;
import limpid.agent.schedule.Event;
import limpid.agent.schedule.Job;
import limpid.agent.state.Manifests;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.id.ItemId;
import limpid.core.item.Kind;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskSpace;
import limpid.host.disk.DiskWriter;
import limpid.host.time.Clock;
import limpid.wire.link.Link;

/**
 * Receives contents and puts them in place. Files come in beside the folder, are made durable together, and then take
 * their names one by one; a path holds old or new content at every moment. Safe for all threads.
 */
public final class Fetcher {
    /** Room that stays free on the disk: a full one would stop more than Limpid. */
    private static final long SPARE_BYTES = 64L << 20;

    private static final int SPARE_PERCENT = 2;

    private final Disk disk;
    private final Clock clock;
    private final Link link;
    private final RootFolder root;
    private final Manifests manifests;
    private final Beside beside;
    private final Leftovers leftovers;

    public Fetcher(Disk disk, Clock clock, Link link, RootFolder root, Manifests manifests, Beside beside) {
        this.beside = beside;
        this.disk = disk;
        this.clock = clock;
        this.link = link;
        this.root = root;
        this.manifests = manifests;
        this.leftovers = new Leftovers(root);
    }

    /** Clears up what earlier jobs could not. To be called when the disk may be well again. */
    public void clearUp() {
        leftovers.clearUp();
    }

    /** Runs the job. Fails with: ROOT_MISSING, and what {@link Link} says; a file's own failures are in its ending. */
    public Event run(Job.Fetch job) {
        root.check();
        leftovers.sweepOnce();
        leftovers.clearUp();
        return new Event.Fetched(job.number(), new Run(job).endings());
    }

    private final class Run {
        private final Job.Fetch job;
        private final Map<ItemId, Ending> endings = new LinkedHashMap<>();
        private final Map<ItemId, Path> ready = new LinkedHashMap<>();
        private final Inbound inbound = new Inbound(link);
        private final Placing placing;

        Run(Job.Fetch job) {
            this.job = job;
            this.placing = new Placing(disk, clock, root, job.number());
        }

        List<Ending> endings() {
            List<Job.Target> fitting = fitting();
            try {
                receive(fitting);
                disk.syncVolume(root.incoming());
                root.check();
            } catch (ReasonException failure) {
                throw discarded(failure);
            }
            for (Job.Target file : fitting) {
                Path incoming = ready.get(file.item());
                if (incoming != null) {
                    endings.put(file.item(), place(file, incoming));
                }
            }
            // Names must survive a power loss before anybody remembers that they are there.
            root.makeDurable();
            return List.copyOf(endings.values());
        }

        /** What came in is removed before the next job: a disk that went away would not say that it is still there. */
        private ReasonException discarded(ReasonException failure) {
            ready.values().forEach(leftovers::add);
            leftovers.clearUp();
            return failure;
        }

        private Ending place(Job.Target file, Path incoming) {
            try {
                Ending ending = placing.placeOrDiscard(file, incoming);
                if (ending instanceof Ending.Surprised) {
                    // A disk that went away looks as if nothing were left of it.
                    leftovers.add(incoming);
                }
                return ending;
            } catch (ReasonException failure) {
                leftovers.add(incoming);
                return new Ending.Failed(file.item(), failure.reason());
            }
        }

        /** Those for which the disk has room, the smallest first; the others say how much is needed. */
        private List<Job.Target> fitting() {
            DiskSpace space = disk.space(root.folder());
            long spare = Math.min(SPARE_BYTES, space.totalBytes() / 100 * SPARE_PERCENT);
            long room = space.freeBytes() - spare;
            List<Job.Target> fitting = new ArrayList<>();
            for (Job.Target file : job.files()) {
                long size = file.content().size();
                if (size <= room) {
                    room -= size;
                    fitting.add(file);
                } else {
                    endings.put(file.item(), new Ending.Failed(file.item(), full(file, space, spare)));
                }
            }
            return fitting;
        }

        private Reason full(Job.Target file, DiskSpace space, long spare) {
            Instant now = clock.now();
            String needed = Long.toString(file.content().size() + spare);
            return Reason.of(
                    ReasonCode.DEVICE_DISK_FULL,
                    Subject.item(file.path()),
                    now,
                    new Evidence("free-bytes", Long.toString(space.freeBytes()), needed, "disk", now),
                    new Evidence("needed-bytes", needed, "", "plan", now),
                    new Evidence("volume", space.name(), "", "disk", now));
        }

        private void receive(List<Job.Target> files) {
            Map<ChunkId, List<Job.Target>> single = new LinkedHashMap<>();
            for (Job.Target file : files) {
                if (file.inline().isPresent()) {
                    write(file, file.inline().get());
                } else if (file.content().size() == 0) {
                    write(file, new byte[0]);
                } else if (file.content().id().form() == ContentId.Form.CHUNK) {
                    single.computeIfAbsent(file.content().id().chunk(), id -> new ArrayList<>())
                            .add(file);
                } else {
                    guarded(file, () -> large(file));
                }
            }
            if (!single.isEmpty()) {
                fetch(List.copyOf(single.keySet()), single);
            }
        }

        /** A chunk that the server cannot give concerns only the files that need it, so halves are asked for then. */
        private void fetch(List<ChunkId> ids, Map<ChunkId, List<Job.Target>> files) {
            try {
                inbound.fetch(new LinkedHashSet<>(ids), (id, bytes) -> files.getOrDefault(id, List.of())
                        .forEach(file -> write(file, bytes)));
            } catch (ReasonException failure) {
                if (!Placing.isLocal(failure.reason().code())) {
                    throw failure;
                }
                List<ChunkId> left = ids.stream()
                        .filter(id -> files.getOrDefault(id, List.of()).stream()
                                .anyMatch(file -> !ready.containsKey(file.item())))
                        .toList();
                if (left.size() == 1) {
                    files.getOrDefault(left.getFirst(), List.of())
                            .forEach(
                                    file -> endings.put(file.item(), new Ending.Failed(file.item(), failure.reason())));
                } else if (!left.isEmpty()) {
                    fetch(left.subList(0, left.size() / 2), files);
                    fetch(left.subList(left.size() / 2, left.size()), files);
                }
            }
        }

        private void write(Job.Target file, byte[] bytes) {
            Path incoming = incoming(file, Long.toString(job.number()));
            guarded(file, () -> {
                disk.delete(incoming);
                if (file.kind() == Kind.LINK) {
                    disk.createLink(incoming, new String(bytes, StandardCharsets.UTF_8));
                } else {
                    try (DiskWriter writer = disk.create(incoming)) {
                        writer.write(bytes, 0, bytes.length);
                    }
                    disk.setAttributes(
                            incoming,
                            file.attributes().modified(),
                            file.attributes().executable());
                }
                ready.put(file.item(), incoming);
            });
            if (!ready.containsKey(file.item())) {
                leftovers.add(incoming);
            }
        }

        private void large(Job.Target file) {
            // Named by its content alone, so that a try after a crash finds what was received.
            Path incoming = incoming(file, file.content().id().toString());
            try (LargeFetch fetch = new LargeFetch(disk, inbound, manifests, beside)) {
                fetch.build(
                        incoming, file.content(), file.replaces().map(_ -> root.resolve(file.path())), file.basis());
            }
            disk.setAttributes(
                    incoming, file.attributes().modified(), file.attributes().executable());
            ready.put(file.item(), incoming);
        }

        private Path incoming(Job.Target file, String mark) {
            return root.incoming().resolve(file.item() + "-" + mark);
        }

        /** A failure of the disk concerns one file; a failure of the link concerns the whole job. */
        private void guarded(Job.Target file, Runnable work) {
            try {
                work.run();
            } catch (ReasonException failure) {
                if (!Placing.isLocal(failure.reason().code())) {
                    throw failure;
                }
                endings.put(file.item(), new Ending.Failed(file.item(), failure.reason()));
            }
        }
    }
}
