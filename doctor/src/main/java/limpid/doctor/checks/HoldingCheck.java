package limpid.doctor.checks;

import java.util.List;
import java.util.function.Predicate;
import limpid.core.reason.Area;
import limpid.core.reason.ReasonClass;
import limpid.core.reason.ReasonCode;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.doctor.check.Finding.Held;
import limpid.doctor.look.AgentView;
import limpid.host.time.Clock;

/**
 * What does the agent say holds things up? It meets every file; the doctor does not read them again. Each instance looks
 * at one kind of cause, so that the list of checks says what kinds are well.
 */
public final class HoldingCheck implements Check {
    private final String id;
    private final String title;
    private final Predicate<ReasonCode> concerns;
    private final AgentView agent;
    private final Clock clock;

    private HoldingCheck(String id, String title, Predicate<ReasonCode> concerns, AgentView agent, Clock clock) {
        this.id = id;
        this.title = title;
        this.concerns = concerns;
        this.agent = agent;
        this.clock = clock;
    }

    /** One check per kind of cause; together they concern every code. */
    public static List<HoldingCheck> all(AgentView agent, Clock clock) {
        return List.of(
                new HoldingCheck("watcher", "Changes are noticed at once", HoldingCheck::isWatching, agent, clock),
                new HoldingCheck("names", "All names are possible", HoldingCheck::isName, agent, clock),
                new HoldingCheck("files", "All files can be read and written", HoldingCheck::isFile, agent, clock),
                new HoldingCheck("work", "Nothing else holds the agent up", HoldingCheck::isOther, agent, clock));
    }

    private static boolean isWatching(ReasonCode code) {
        return code == ReasonCode.WATCH_LIMIT || code == ReasonCode.WATCH_UNSUPPORTED;
    }

    private static boolean isName(ReasonCode code) {
        return code.area() == Area.NAMES;
    }

    private static boolean isFile(ReasonCode code) {
        return code.area() == Area.FILES && !isWatching(code);
    }

    private static boolean isOther(ReasonCode code) {
        return !isWatching(code) && !isName(code) && !isFile(code);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<String> needs() {
        return List.of(AgentCheck.ID);
    }

    @Override
    public Finding look() {
        var held = agent.look().holding().stream()
                .filter(one -> concerns.test(one.reason().code()))
                .filter(HoldingCheck::isHolding)
                .toList();
        return held.isEmpty() ? new Seen("agent", clock).that("causes", 0).healthy() : new Finding.Problem(held);
    }

    /** What moves, or is left out on purpose, holds nothing up. */
    private static boolean isHolding(Held one) {
        var kind = one.reason().code().reasonClass();
        return kind != ReasonClass.IN_PROGRESS
                && kind != ReasonClass.IGNORED
                && one.reason().code() != ReasonCode.WAITING_FOR_OTHER_ITEM;
    }
}
