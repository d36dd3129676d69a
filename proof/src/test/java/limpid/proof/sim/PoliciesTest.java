package limpid.proof.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import limpid.agent.schedule.Status;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonTexts;
import limpid.host.disk.SimDisk.Names;
import limpid.server.policy.Policies;
import limpid.server.policy.Policy;
import limpid.server.policy.Rules;
import org.junit.jupiter.api.Test;

/** What administrators forbid, and what devices make of it: held back with its name, and let go by itself. */
class PoliciesTest {
    private static final int A = 0;
    private static final int B = 1;

    private final Stage stage = new Stage(Names.EXACT, Names.EXACT);
    private final SimServer server = stage.world().server;
    private final Policies policies =
            new Policies(server.ledger(), server.library().hints(), server.clock);

    PoliciesTest() {
        server.library().obey(policies);
    }

    private void set(Rules rules) {
        Policy.Author by = new Policy.Author("Grace", "grace@school.example");
        policies.put(new Policy("one", "School", Optional.empty(), by, "the office, room 12", rules));
    }

    private static Rules rules(
            Optional<List<String>> collections, Optional<Long> fileBytesMax, Optional<Rules.Quiet> quiet) {
        return new Rules(collections, Optional.empty(), Optional.empty(), Optional.empty(), fileBytesMax, quiet);
    }

    private Rules quietFor(Duration length) {
        Instant now = server.clock.now();
        LocalTime from = now.minusSeconds(60).atZone(ZoneOffset.UTC).toLocalTime();
        LocalTime to = now.plus(length).atZone(ZoneOffset.UTC).toLocalTime();
        Rules.Span span = new Rules.Span(Optional.empty(), from.toString(), to.toString());
        return rules(Optional.empty(), Optional.empty(), Optional.of(new Rules.Quiet("UTC", List.of(span))));
    }

    @Provokes(ReasonCode.POLICY_HOLDS)
    @Test
    void contentsWaitInQuietHoursAndGoByThemselvesAfter() {
        set(quietFor(Duration.ofHours(2)));
        stage.passes(Duration.ofMinutes(6));
        stage.does(A, new Deed.Write("file", Value.of("b1")));
        Reason reason = stage.why(A, "file", ReasonCode.POLICY_HOLDS);
        assertThat(ReasonTexts.english().sentence(reason))
                .startsWith("The policy “School” of Grace lets nothing move now: these are quiet hours, until ");
        assertThat(ReasonTexts.english().remedies(reason))
                .anyMatch(remedy -> remedy.sentence().contains("the office, room 12"));
        assertThat(stage.state(A)).isEqualTo(Status.State.WAITING);
        stage.passes(Duration.ofHours(2));
        stage.comesIntoStep();
        assertThat(stage.device(B).disk.stat(SimAgent.ROOT.resolve("file"))).isPresent();
    }

    @Test
    void foldersAndDeletionsGoInQuietHours() {
        stage.does(A, new Deed.Write("old", Value.of("b1")));
        stage.comesIntoStep();
        set(quietFor(Duration.ofHours(2)));
        stage.passes(Duration.ofMinutes(6));
        stage.does(A, new Deed.Delete("old"));
        stage.does(A, new Deed.MakeFolder("folder"));
        stage.comesIntoStep();
        assertThat(stage.device(B).disk.stat(SimAgent.ROOT.resolve("old"))).isEmpty();
        assertThat(stage.device(B).disk.stat(SimAgent.ROOT.resolve("folder"))).isPresent();
    }

    @Test
    void quietHoursAreRememberedByADeviceThatStartsAgainWithoutItsServer() {
        set(quietFor(Duration.ofHours(2)));
        stage.passes(Duration.ofMinutes(6));
        stage.happens(A, Fault.Kind.CUT, 0);
        stage.device(A).end();
        stage.passes(Duration.ofMinutes(1));
        stage.does(A, new Deed.Write("file", Value.of("b1")));
        stage.mended();
        stage.why(A, "file", ReasonCode.POLICY_HOLDS);
    }

    @Test
    void quietHoursEndAtOnceWhenThePolicyDoes() {
        set(quietFor(Duration.ofHours(2)));
        stage.passes(Duration.ofMinutes(6));
        stage.does(A, new Deed.Write("file", Value.of("b1")));
        stage.why(A, "file", ReasonCode.POLICY_HOLDS);
        policies.drop("one");
        stage.comesIntoStep();
    }

    @Provokes(ReasonCode.POLICY_FORBIDS)
    @Test
    void aFileThatIsTooLongStaysAndHoldsUpNobodyElse() {
        set(rules(Optional.empty(), Optional.of(10_000L), Optional.empty()));
        stage.passes(Duration.ofMinutes(6));
        stage.does(A, new Deed.Write("long", Value.of("b1")));
        stage.does(A, new Deed.Write("short", Value.of("s1")));
        Reason reason = stage.why(A, "long", ReasonCode.POLICY_FORBIDS);
        assertThat(ReasonTexts.english().sentence(reason))
                .isEqualTo("The policy “School” of Grace does not allow “long”: a file is longer than it may be."
                        + " What you have stays where it is.");
        stage.passes(Duration.ofMinutes(1));
        assertThat(stage.device(B).disk.stat(SimAgent.ROOT.resolve("short"))).isPresent();
        assertThat(stage.device(B).disk.stat(SimAgent.ROOT.resolve("long"))).isEmpty();
        policies.drop("one");
        stage.passes(Duration.ofMinutes(1));
        stage.comesIntoStep();
        assertThat(stage.device(B).disk.stat(SimAgent.ROOT.resolve("long"))).isPresent();
    }

    @Test
    void aCollectionThatIsNotAllowedTakesNothingNewAndLosesNothing() {
        stage.does(A, new Deed.Write("old", Value.of("s1")));
        stage.comesIntoStep();
        set(rules(Optional.of(List.of("contacts")), Optional.empty(), Optional.empty()));
        stage.does(A, new Deed.Write("new", Value.of("s2")));
        Reason reason = stage.why(A, "new", ReasonCode.POLICY_FORBIDS);
        assertThat(reason.observed("flaw")).contains("no files are kept in step");
        stage.does(A, new Deed.Delete("old"));
        stage.passes(Duration.ofMinutes(2));
        assertThat(stage.device(B).disk.stat(SimAgent.ROOT.resolve("old"))).isEmpty();
        policies.drop("one");
        stage.passes(Duration.ofMinutes(1));
        stage.comesIntoStep();
        assertThat(stage.device(B).disk.stat(SimAgent.ROOT.resolve("new"))).isPresent();
    }
}
