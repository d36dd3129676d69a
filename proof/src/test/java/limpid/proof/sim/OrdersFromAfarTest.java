package limpid.proof.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import limpid.agent.schedule.Event;
import limpid.agent.schedule.Status;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonTexts;
import limpid.host.disk.SimDisk.Names;
import limpid.server.dossier.Dossiers;
import limpid.server.panel.DevicePanel;
import limpid.server.panel.FarOrders;
import limpid.server.panel.Viewer;
import limpid.wire.message.Hint;
import org.junit.jupiter.api.Test;

/** What people say from another surface, and what a device makes of it. */
class OrdersFromAfarTest {
    private static final int A = 0;
    private static final int THINGS = 30;

    private final Stage stage = new Stage(Names.EXACT, Names.EXACT);
    private final SimServer server = stage.world().server;
    private final HomeId home = server.library().registry().homes().getFirst();
    private final DeviceId device = stage.device(A).membership().device();
    private final Viewer ada = new Viewer(home, stage.device(A).membership().person(), "Ada", true);
    private final FarOrders orders = new FarOrders(
            server.ledger(),
            server.clock,
            server.library().registry(),
            server.library().hints(),
            new DevicePanel(server.ledger(), server.clock, ReasonTexts.english()));

    @Test
    void aPauseHoldsAndNamesWhoAskedForIt() {
        orders.pause(ada, device, Optional.empty());
        Reason reason = stage.says(A, ReasonCode.PAUSED).reason();
        assertThat(reason.observed("by")).contains("Ada");
        stage.does(A, new Deed.Write("file", Value.of("t1")));
        stage.why(A, "file", ReasonCode.PAUSED);
        stage.device(A).end();
        Reason after = stage.says(A, ReasonCode.PAUSED).reason();
        assertThat(after.observed("by")).contains("Ada");
        assertThat(after.since()).isEqualTo(reason.since());
        orders.resume(ada, device);
        stage.comesIntoStep();
    }

    @Test
    void aPauseForHoursEndsByItself() {
        orders.pause(ada, device, Optional.of(Duration.ofHours(2)));
        stage.says(A, ReasonCode.PAUSED);
        stage.passes(Duration.ofMinutes(110));
        assertThat(stage.state(A)).isEqualTo(Status.State.PAUSED);
        stage.passes(Duration.ofMinutes(10));
        stage.comesIntoStep();
    }

    @Test
    void whatIsSaidThereAfterwardsHolds() {
        orders.pause(ada, device, Optional.empty());
        stage.says(A, ReasonCode.PAUSED);
        stage.tells(A, new Event.Resume());
        stage.comesIntoStep();
        stage.tells(A, new Event.Hinted(new Hint(Hint.Kind.DEVICE, "", 0))).comesIntoStep();
        stage.device(A).end();
        stage.comesIntoStep();
        assertThat(stage.state(A)).isEqualTo(Status.State.IN_STEP);
    }

    @Test
    void aPauseThatWasMadeThereIsEndedFromAfar() {
        stage.tells(A, new Event.Pause(Optional.empty()));
        stage.says(A, ReasonCode.PAUSED);
        orders.resume(ada, device);
        stage.comesIntoStep();
    }

    @Test
    void whatWasPausedWhileItWasAwayIsPausedWhenItComes() {
        stage.happens(A, Fault.Kind.CUT, 0);
        stage.says(A, ReasonCode.OFFLINE);
        orders.pause(ada, device, Optional.empty());
        stage.mended();
        stage.says(A, ReasonCode.PAUSED);
    }

    @Test
    void aConfirmationIsForNoMoreThanThePersonSaw() {
        for (int i = 0; i < THINGS; i++) {
            stage.does(A, new Deed.Write("photos/" + i, Value.of("t" + i)));
        }
        stage.comesIntoStep();
        stage.toDisk(
                A,
                () -> stage.device(A).disk.move(SimAgent.ROOT.resolve("photos"), SimAgent.DIR.resolveSibling("aside")));
        Reason held = stage.says(A, ReasonCode.MASS_DELETE_GUARD).reason();
        long seen = Long.parseLong(held.observed("deletions").orElseThrow());
        confirm(seen - 1);
        stage.passes(Duration.ofMinutes(1));
        assertThat(stage.state(A)).isEqualTo(Status.State.NEEDS_YOU);
        confirm(seen);
        stage.comesIntoStep();
        assertThat(stage.device(A).disk.stat(SimAgent.ROOT.resolve("photos"))).isEmpty();
        assertThat(stage.device(1).disk.stat(SimAgent.ROOT.resolve("photos"))).isEmpty();
    }

    /** As the panel does with what the device reported; devices here do not report. */
    private void confirm(long items) {
        server.ledger().write(home, rows -> {
            Dossiers.put(rows, device, Dossiers.of(rows, device).confirmed(items, "Ada", server.clock.now()));
            return items;
        });
        server.library().hints().tell(home, List.of(new Hint(Hint.Kind.DEVICE, "", 0)));
    }
}
