package limpid.agent.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import limpid.agent.root.RootFolder;
import limpid.agent.schedule.Ending;
import limpid.agent.schedule.Event;
import limpid.agent.schedule.Job;
import limpid.agent.state.Manifests;
import limpid.core.id.ItemId;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.disk.Disk;
import limpid.host.time.Clock;
import limpid.wire.frame.Frames;
import limpid.wire.link.Link;

/**
 * Reads files and sees that the server holds their contents. Each file is read once. Space is reserved before the first
 * byte travels; when the plan has no room for all, the smallest go first and the others say why not. Safe for all
 * threads.
 */
public final class Uploader {
    private final Disk disk;
    private final Clock clock;
    private final Link link;
    private final RootFolder root;
    private final Cutter cutter;
    private final Manifests manifests;
    private final Beside beside;
    /** Grants of jobs that broke off, to be given back when the server can be reached again. */
    private final Queue<String> spare = new ConcurrentLinkedQueue<>();

    public Uploader(
            Disk disk, Clock clock, Link link, RootFolder root, Cutter cutter, Manifests manifests, Beside beside) {
        this.beside = beside;
        this.disk = disk;
        this.clock = clock;
        this.link = link;
        this.root = root;
        this.cutter = cutter;
        this.manifests = manifests;
    }

    /** Runs the job. Fails with: ROOT_MISSING, and what {@link Link} says; a file's own failures are in its ending. */
    public Event run(Job.Upload job) {
        root.check();
        for (String grant = spare.poll(); grant != null; grant = spare.poll()) {
            link.release(grant);
        }
        Map<ItemId, Ending> endings = new HashMap<>();
        List<Job.Source> left = job.files();
        while (true) {
            Attempt attempt = new Attempt(left, endings);
            Optional<Reason> refused = attempt.run();
            if (refused.isEmpty()) {
                return new Event.Uploaded(job.number(), inOrder(job, endings), attempt.outbound.grant());
            }
            left = fitting(left, refused.get(), endings);
            if (left.isEmpty()) {
                return new Event.Uploaded(job.number(), inOrder(job, endings), Optional.empty());
            }
        }
    }

    private static List<Ending> inOrder(Job.Upload job, Map<ItemId, Ending> endings) {
        return job.files().stream()
                .map(file -> endings.get(file.item()))
                .filter(ending -> ending != null)
                .toList();
    }

    /** The smallest files that fit into what is free; the others end with the refusal. */
    private static List<Job.Source> fitting(List<Job.Source> files, Reason refused, Map<ItemId, Ending> endings) {
        long free = refused.observed("free-bytes").map(Long::parseLong).orElse(0L);
        List<Job.Source> bySize = new ArrayList<>(files);
        bySize.sort(Comparator.comparingLong(Job.Source::size));
        List<Job.Source> fit = new ArrayList<>();
        long sum = 0;
        boolean all = true;
        for (Job.Source file : bySize) {
            sum += file.size();
            if (sum <= free) {
                fit.add(file);
            } else {
                all = false;
                endings.put(file.item(), new Ending.Failed(file.item(), refused));
            }
        }
        if (all && !fit.isEmpty()) {
            // All of them seem to fit, and yet the server refused: somebody else is quicker. Do not try for ever.
            Job.Source largest = fit.removeLast();
            endings.put(largest.item(), new Ending.Failed(largest.item(), refused));
        }
        return fit;
    }

    /** One pass over some files, under one reservation. */
    private final class Attempt {
        private final List<Job.Source> files;
        private final Map<ItemId, Ending> endings;
        private final Outbound outbound;
        private final FileRead reading = new FileRead(disk, clock, cutter);

        Attempt(List<Job.Source> files, Map<ItemId, Ending> endings) {
            this.files = files;
            this.endings = endings;
            long bytes = files.stream().mapToLong(Job.Source::size).sum();
            this.outbound = new Outbound(link, beside, new Frames(clock), bytes);
        }

        /** Returns the refusal if the plan has no room for all of them. */
        Optional<Reason> run() {
            try {
                files.forEach(this::one);
                outbound.flush();
                return Optional.empty();
            } catch (ReasonException failure) {
                if (Outbound.isQuota(failure)) {
                    // The reservation itself was refused, so there is none to give back.
                    return Optional.of(failure.reason());
                }
                outbound.close();
                outbound.abandon().ifPresent(spare::add);
                throw failure;
            } finally {
                outbound.close();
            }
        }

        private void one(Job.Source file) {
            try {
                FileRead.Result read = reading.read(root.resolve(file.path()), file.kind(), this::send);
                read.layout()
                        .manifest()
                        .ifPresent(manifest -> manifests.remember(read.content().id(), manifest));
                endings.put(file.item(), new Ending.Read(file.item(), read.print(), read.content(), read.inline()));
            } catch (LinkFailure failure) {
                throw failure.cause;
            } catch (ReasonException failure) {
                endings.put(file.item(), ended(file, failure.reason()));
            }
        }

        private void send(limpid.core.chunk.ChunkId id, byte[] bytes) {
            try {
                outbound.add(id, bytes);
            } catch (ReasonException failure) {
                throw new LinkFailure(failure);
            }
        }

        private Ending ended(Job.Source file, Reason reason) {
            return reason.code() == ReasonCode.ITEM_VANISHED
                    ? new Ending.Surprised(file.item())
                    : new Ending.Failed(file.item(), reason);
        }
    }

    /** A failure of the link in the middle of reading a file: it ends the job, not the file. */
    private static final class LinkFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ReasonException cause;

        LinkFailure(ReasonException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
