package limpid.agent.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import limpid.agent.report.Outlook;
import limpid.agent.report.StatusJson;
import limpid.agent.schedule.Answer;
import limpid.agent.schedule.Status;
import limpid.agent.seal.HeldByServer;
import limpid.agent.seal.LockedDevice;
import limpid.agent.state.SqliteStateStore;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTexts;
import limpid.host.net.LocalDoor;
import limpid.host.task.EventLoop;
import limpid.host.task.TaskScope;
import limpid.wire.message.OrdersHeard;
import limpid.wire.message.SealOrder;
import limpid.wire.message.SealWord;
import tools.jackson.databind.JsonNode;

/** An agent whose device was reported lost: it keeps nothing in step, and does what the server says until it is found. */
final class LostPhase implements AgentDoor.Answers {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(5);
    private static final int NUDGES_MAX = 100;
    private static final int SECRET_BYTES = 32;
    private static final String DONE = "{\"done\":true}";

    private final AgentProgram.Machine machine;
    private final DeviceFolder folder;
    private final DeviceRecord device;
    private final MeteredLink link;
    private final LockedDevice locked;
    private final EventLoop<String> steps = new EventLoop<>(NUDGES_MAX, _ -> step());
    private final StatusJson json = new StatusJson(ReasonTexts.english());
    private volatile boolean stopping;
    private volatile Optional<Reason> trouble = Optional.empty();
    private volatile Optional<Instant> lastContact = Optional.empty();
    private volatile Optional<Reason> lost = Optional.empty();

    LostPhase(AgentProgram.Machine machine, DeviceFolder folder, MeteredLink link) {
        this.machine = machine;
        this.folder = folder;
        this.device = folder.record();
        this.link = link;
        this.locked = new LockedDevice(
                new LockedDevice.Tools(machine.disk(), machine.clock(), machine.chance()),
                folder.places(),
                folder.root(),
                this::held);
    }

    /** Runs until everything is open again, which it tells by true, or until it is told to stop. */
    boolean isOver(StopSwitch end, Runnable ready) throws InterruptedException {
        lost = Optional.of(locked.reason(machine.clock().now()));
        try (TaskScope scope = machine.tasks().openLasting("lost")) {
            String secret = HexFormat.of().formatHex(machine.chance().bytes(SECRET_BYTES));
            try (LocalDoor _ = AgentDoor.open(scope, folder.door(), secret, this)) {
                // What the last status says of files is for nobody to read any more.
                folder.lastStatus().write(status());
                end.leadsTo(this::stop);
                ready.run();
                steps.run();
            } finally {
                folder.door().remove();
            }
        }
        return locked.isFree();
    }

    private void stop() {
        stopping = true;
        steps.stop();
    }

    private Optional<Duration> step() {
        try {
            obey();
            trouble = Optional.empty();
        } catch (ReasonException failure) {
            trouble = Optional.of(failure.reason());
        }
        if (locked.isFree()) {
            stop();
        } else {
            lost = Optional.of(locked.reason(machine.clock().now()));
            folder.lastStatus().write(status());
        }
        return Optional.of(BETWEEN_QUESTIONS);
    }

    private void obey() {
        Optional<SealWord> word = locked.obey(order(), () -> !stopping);
        word.ifPresent(said -> {
            link.tell(said);
            locked.told(said);
        });
    }

    /** A server that is away holds up nobody who seals. */
    private SealOrder order() {
        try {
            SealOrder order = link.sealOrder();
            lastContact = Optional.of(machine.clock().now());
            return order;
        } catch (ReasonException away) {
            locked.goOn(() -> !stopping);
            throw away;
        }
    }

    /** By the memory of what was in step; one that cannot be read proves nothing. */
    private HeldByServer held() {
        if (machine.disk().stat(folder.database()).isEmpty()) {
            return HeldByServer.NOTHING;
        }
        try (SqliteStateStore store = new SqliteStateStore(folder.database(), machine.clock())) {
            return HeldByServer.of(store.load());
        } catch (ReasonException unreadable) {
            if (unreadable.reason().code() == ReasonCode.DB_CORRUPT) {
                return HeldByServer.NOTHING;
            }
            throw unreadable;
        }
    }

    @Override
    public String to(JsonNode question) throws InterruptedException {
        return switch (question.path("ask").asString("")) {
            case "status" -> status();
            case "why" -> {
                Answer answer = new Answer(question.path("path").asString(""), false, lost, List.of());
                yield json.why(answer, standing());
            }
            case "refresh" -> "{\"at\":\"" + machine.clock().now() + "\"}";
            case "stop" -> {
                stop();
                yield DONE;
            }
            case "held" -> json.held(List.of());
            default -> "{\"error\":\"DEVICE_LOST\"}";
        };
    }

    private String status() {
        Instant now = machine.clock().now();
        Instant since = lost.map(Reason::since).orElse(now);
        return json.status(
                new Outlook(device.device(), device.name(), device.collection(), standing(), since, 0, 0, now));
    }

    private Status standing() {
        List<Status.Bucket> buckets = Stream.concat(lost.stream(), trouble.stream())
                .map(reason -> new Status.Bucket(reason, 0, 0, List.of()))
                .toList();
        return new Status(
                Status.State.NEEDS_YOU,
                lost,
                buckets,
                List.of(),
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                lastContact,
                0,
                OrdersHeard.NONE);
    }
}
