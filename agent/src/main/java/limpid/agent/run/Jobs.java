package limpid.agent.run;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import limpid.agent.apply.Arranger;
import limpid.agent.root.Scanner;
import limpid.agent.schedule.Event;
import limpid.agent.schedule.Job;
import limpid.agent.transfer.Fetcher;
import limpid.agent.transfer.Uploader;
import limpid.agent.watch.IgnoreRules;
import limpid.core.id.CollectionId;
import limpid.core.reason.ReasonException;
import limpid.host.time.Clock;
import limpid.wire.link.Link;
import limpid.wire.message.DeviceState;
import limpid.wire.message.Protocol;

/** Runs the engine's jobs, each to its one event. Blocking; safe for all threads. */
public final class Jobs {
    private final Clock clock;
    private final Link link;
    private final CollectionId collection;
    private final Scanner scanner;
    private final Uploader uploader;
    private final Fetcher fetcher;
    private final Arranger arranger;
    private final Supplier<IgnoreRules> ignore;

    /** What jobs need to be run with. */
    public record Tools(Scanner scanner, Uploader uploader, Fetcher fetcher, Arranger arranger) {}

    public Jobs(Clock clock, Link link, CollectionId collection, Tools tools, Supplier<IgnoreRules> ignore) {
        this.clock = clock;
        this.link = link;
        this.collection = collection;
        this.scanner = tools.scanner();
        this.uploader = tools.uploader();
        this.fetcher = tools.fetcher();
        this.arranger = tools.arranger();
        this.ignore = ignore;
    }

    /** Runs a job to its event; a failure of the world is an event too. */
    public Event run(Job job) {
        try {
            return done(job);
        } catch (ReasonException failure) {
            return new Event.Failed(job.number(), failure.reason());
        }
    }

    private Event done(Job job) {
        return switch (job) {
            case Job.LookAll look -> {
                fetcher.clearUp();
                yield new Event.Looked(look.number(), scanner.all(look.tick(), ignore.get()));
            }
            case Job.Look look -> {
                fetcher.clearUp();
                yield new Event.Looked(look.number(), scanner.at(look.tick(), look.paths()));
            }
            case Job.Pull pull ->
                new Event.Pulled(
                        pull.number(), pull.since(), link.changes(collection, pull.since(), Protocol.PAGE_ITEMS_MAX));
            case Job.Probe probe -> probe(probe);
            case Job.Upload upload -> uploader.run(upload);
            case Job.Send send ->
                new Event.Committed(send.number(), send.key(), link.commit(collection, send.key(), send.commit()));
            case Job.Fetch fetch -> fetcher.run(fetch);
            case Job.Arrange arrange -> arranger.run(arrange);
            case Job.ReleaseAll release -> {
                link.releaseAll();
                yield new Event.Released(release.number());
            }
            case Job.Release release -> {
                link.release(release.grant());
                yield new Event.Released(release.number());
            }
        };
    }

    /** The server's clock is compared with the middle of the question, so that a slow link does not look like skew. */
    private Event probe(Job.Probe probe) {
        Instant before = clock.now();
        DeviceState state = link.state();
        Instant after = clock.now();
        Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
        return new Event.Probed(probe.number(), state, Duration.between(middle, state.time()));
    }
}
