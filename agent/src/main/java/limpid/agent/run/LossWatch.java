package limpid.agent.run;

import limpid.agent.seal.LockedDevice;
import limpid.agent.seal.LossJournal;
import limpid.core.reason.ReasonException;
import limpid.wire.link.Link;
import limpid.wire.message.SealOrder;

/** Looks, when the server refuses a device that runs, whether that is because it was reported lost. */
final class LossWatch {
    private final LossJournal journal;
    private final RunningDevice running;
    private final Link link;

    LossWatch(LossJournal journal, RunningDevice running, Link link) {
        this.journal = journal;
        this.running = running;
        this.link = link;
    }

    /** If it is lost, writes that down first and ends what runs. */
    void look() {
        if (!running.takeShutOut()) {
            return;
        }
        try {
            SealOrder order = link.sealOrder();
            if (order.step() == SealOrder.Step.SEAL || order.step() == SealOrder.Step.WIPE) {
                LockedDevice.lock(journal, order);
                running.stop();
            }
        } catch (ReasonException later) {
            // The engine asks the server again before long, is refused again, and this looks again.
            return;
        }
    }
}
