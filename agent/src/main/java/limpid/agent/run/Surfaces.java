package limpid.agent.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.agent.report.Outlook;
import limpid.agent.report.Reports;
import limpid.agent.report.StatusJson;
import limpid.agent.schedule.Answer;
import limpid.agent.schedule.Event;
import limpid.agent.schedule.Status;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonClass;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTexts;
import limpid.host.place.Heap;
import limpid.host.time.SteadyClock;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.Protocol;
import tools.jackson.databind.JsonNode;

/**
 * What of a running device is seen from outside: answers to commands, the report to the server, and the status left on
 * disk for when no agent runs.
 */
final class Surfaces implements AgentDoor.Answers {
    /** Counting a hundred thousand items that wait costs; telling of them shall not take more than a twentieth. */
    private static final int REST_PER_WORK = 20;

    private static final long REST_MAX_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long MUCH_MOVED_BYTES = 16L << 20;
    private static final String DONE = "{\"done\":true}";

    private final SteadyClock clock;
    private final AgentProgram.Links links;
    private volatile DeviceRecord device;
    private final RunningDevice running;
    private final MeteredLink link;
    private final DeviceFolder folder;
    private final ThisMachine machine;
    private final String version;
    private final StatusJson json = new StatusJson(ReasonTexts.english());
    private final Reports reports = new Reports(ReasonTexts.english());
    private final Meter meter = new Meter();
    private final History history;
    private Optional<DeviceReport> told = Optional.empty();
    private Instant toldAt = Instant.EPOCH;
    private Optional<Status> written = Optional.empty();
    private Instant writtenAt = Instant.EPOCH;
    private long movedAtGivingBack;
    private long restUntilNanos = Long.MIN_VALUE;
    private Optional<Outlook> last = Optional.empty();
    private long toldTurns = -1;
    private long lookedNanos = Long.MIN_VALUE / 2;

    Surfaces(
            SteadyClock clock,
            AgentProgram.Links links,
            History history,
            DeviceRecord device,
            RunningDevice running,
            MeteredLink link,
            DeviceFolder folder,
            ThisMachine machine,
            String version) {
        this.clock = clock;
        this.links = links;
        this.history = history;
        this.device = device;
        this.running = running;
        this.link = link;
        this.folder = folder;
        this.machine = machine;
        this.version = version;
    }

    @Override
    public String to(JsonNode question) throws InterruptedException {
        return switch (question.path("ask").asString("")) {
            case "status" -> json.status(outlook());
            case "why" -> {
                Answer answer = running.why(question.path("path").asString(""));
                yield json.why(answer, running.status());
            }
            case "refresh" -> {
                Instant asked = shownNow();
                running.tell(new Event.Refresh());
                yield "{\"at\":\"" + asked + "\"}";
            }
            case "signed-in" -> signedIn();
            case "pause" -> {
                Optional<Duration> length = question.has("seconds")
                        ? Optional.of(
                                Duration.ofSeconds(question.path("seconds").asLong()))
                        : Optional.empty();
                yield done(new Event.Pause(length));
            }
            case "resume" -> done(new Event.Resume());
            case "stop" -> {
                running.stop();
                yield DONE;
            }
            case "held" -> json.held(running.held());
            case "confirm" -> done(new Event.Confirm());
            default -> "{\"error\":\"REQUEST_MALFORMED\"}";
        };
    }

    /** The person signed in again: the same files and the same memory, under another secret. */
    private String signedIn() throws InterruptedException {
        DeviceRecord now = folder.record();
        link.replace(links.open(now));
        device = now;
        return done(new Event.LinkChanged());
    }

    /** The time that people's clocks show. */
    private Instant shownNow() {
        return clock.now().minus(clock.ahead());
    }

    private String done(Event event) throws InterruptedException {
        running.tell(event);
        return DONE;
    }

    private Outlook outlook() throws InterruptedException {
        // Asked outside of the lock: an engine that stops does not answer, and the farewell must not wait for that.
        return outlook(running.status());
    }

    private synchronized Outlook outlook(Status status) {
        Instant now = shownNow();
        meter.read(link.sentBytes(), link.receivedBytes(), clock.nanos());
        Instant since = last.filter(before -> before.status().state() == status.state())
                .map(Outlook::since)
                .orElse(now);
        Outlook outlook = new Outlook(
                device.device(), device.name(), device.collection(), status, since, meter.up(), meter.down(), now);
        last = Optional.of(outlook);
        return outlook;
    }

    /**
     * Leaves the status on disk, and reports to the server when it changed or the promised time has come. Looks when the
     * engine has moved, and now and then in any case, since waiting alone can turn into a silence.
     */
    void tell() throws InterruptedException {
        long began = clock.nanos();
        long turns = running.turns();
        boolean isNews = turns != toldTurns || began - lookedNanos >= REST_MAX_NANOS;
        if (began < restUntilNanos || !isNews) {
            return;
        }
        toldTurns = turns;
        lookedNanos = began;
        Outlook outlook = outlook();
        takeDown(outlook);
        giveBackMemory(outlook);
        restUntilNanos = began + Math.min(REST_MAX_NANOS, REST_PER_WORK * (clock.nanos() - began));
        Instant now = clock.now();
        writeIfNews(outlook, now);
        DeviceReport report = reports.of(outlook, version, machine.facts(outlook.status()));
        boolean due = Duration.between(toldAt, now).compareTo(Protocol.REPORT_EVERY) >= 0;
        if (!due && told.map(before -> saysTheSame(before, report)).orElse(false)) {
            return;
        }
        try {
            link.report(report);
            told = Optional.of(report);
            toldAt = now;
        } catch (ReasonException unreachable) {
            // The engine meets the same cause and tells the person here; the server notices the silence by its own
            // clock.
            told = Optional.empty();
        }
    }

    /** What only moves is no cause to remember. */
    private void takeDown(Outlook outlook) {
        List<Reason> causes = outlook.status().buckets().stream()
                .map(Status.Bucket::reason)
                .filter(reason -> reason.code().reasonClass() != ReasonClass.IN_PROGRESS)
                .toList();
        history.takeDown(causes, outlook.at());
    }

    /** Once in step after a lot has moved. */
    private void giveBackMemory(Outlook outlook) {
        long moved = link.sentBytes() + link.receivedBytes();
        if (outlook.status().state() == Status.State.IN_STEP && moved - movedAtGivingBack > MUCH_MOVED_BYTES) {
            movedAtGivingBack = moved;
            Heap.giveBack();
        }
    }

    /** A disk that has nothing to do sleeps, so the same is written again only now and then. */
    private void writeIfNews(Outlook outlook, Instant now) {
        boolean isNews = !written.equals(Optional.of(outlook.status()));
        if (isNews || Duration.between(writtenAt, now).compareTo(Protocol.REPORT_EVERY) >= 0) {
            write(outlook);
            written = Optional.of(outlook.status());
            writtenAt = now;
        }
    }

    private void write(Outlook outlook) {
        try {
            folder.lastStatus().write(json.status(outlook));
        } catch (ReasonException full) {
            // Whoever asks while the agent runs is answered by the agent; it meets the same disk, and tells of it.
            return;
        }
    }

    private static boolean saysTheSame(DeviceReport one, DeviceReport other) {
        return one.state().equals(other.state())
                && one.sentence().equals(other.sentence())
                && one.seq() == other.seq()
                && one.heard().equals(other.heard());
    }

    /** The last word on disk, when the agent ends. */
    synchronized void farewell() {
        last.ifPresent(this::write);
    }
}
