package limpid.agent.seal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import limpid.agent.root.RootFolder;
import limpid.agent.root.TrashBin;
import limpid.agent.seal.LossNote.Step;
import limpid.agent.seal.SealedFolder.Amounts;
import limpid.agent.seal.SealedFolder.Segment;
import limpid.agent.seal.SealedFolder.Sort;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.host.chance.Chance;
import limpid.host.disk.Disk;
import limpid.host.time.Clock;
import limpid.wire.message.SealOrder;
import limpid.wire.message.SealWord;

/**
 * A device that was reported lost: does what the server says, step by step, each written down before and after. One thread.
 * Fails with, where it touches the disk: ROOT_MISSING, and what the disk says; then it is to be asked again.
 */
public final class LockedDevice {
    private final Tools tools;
    private final SealPlaces places;
    private final RootFolder root;
    private final LossJournal journal;
    private final Supplier<HeldByServer> held;
    private final SealedFolder sealed;
    /** Whether this run of the program saw everything sealed, and made that durable. */
    private boolean isDurable;

    /** What it works with. */
    public record Tools(Disk disk, Clock clock, Chance chance) {}

    /**
     * The device whose state is in {@code state}.
     *
     * @param held which files the server holds; asked once, before anything is sealed
     */
    public LockedDevice(Tools tools, SealPlaces places, RootFolder root, Supplier<HeldByServer> held) {
        this.tools = tools;
        this.places = places;
        this.root = root;
        this.journal = new LossJournal(tools.disk(), places.state());
        this.held = held;
        this.sealed = new SealedFolder(tools.disk(), places.sealed());
    }

    /** Writes down that the device is lost; from then on nothing else counts. */
    public static void lock(LossJournal journal, SealOrder order) {
        journal.add(LossNote.locked(order.since(), order.by(), order.message(), order.publicKey()));
    }

    /** Why nothing is kept in step, for people. */
    public Reason reason(Instant now) {
        LossNote note = journal.last(Step.LOCKED).orElseGet(() -> LossNote.of(Step.LOCKED, now));
        return Reason.of(
                ReasonCode.DEVICE_LOST,
                Subject.device(),
                note.at(),
                new Evidence("changed-at", note.at().toString(), "", "server", now),
                new Evidence("changed-from", note.by(), "", "server", now),
                new Evidence("message", note.message(), "", "server", now),
                new Evidence("step", journal.last().map(Step::name).orElse(""), "", "journal", now));
    }

    /** Whether everything is open again and nothing more is to be told: the device is one like any other. */
    public boolean isFree() {
        return !journal.isLocked();
    }

    /** Goes on sealing without a word of the server: for that it needs none. */
    public void goOn(BooleanSupplier goesOn) {
        boolean unfinished = journal.last()
                .filter(step -> step != Step.OPENING && step != Step.OPENED)
                .isPresent();
        if (unfinished) {
            boolean ignored = isSealed(goesOn);
        }
    }

    /** Does what the server says; returns what to tell it, empty while it is not done or the server knows already. */
    public Optional<SealWord> obey(SealOrder order, BooleanSupplier goesOn) {
        return switch (order.step()) {
            case NONE -> none(goesOn);
            case SEAL -> seal(order, goesOn);
            case WIPE -> wipe(order, goesOn);
            case OPEN -> open(order, goesOn);
        };
    }

    /** What was told was heard: after the last word nothing is left to remember. */
    public void told(SealWord word) {
        if (word.step() == SealOrder.Step.OPEN) {
            journal.remove();
        }
    }

    /** The server forgot the loss after it was told that all is open; or it was put back to before, and has no key. */
    private Optional<SealWord> none(BooleanSupplier goesOn) {
        if (journal.last().equals(Optional.of(Step.OPENED))) {
            journal.remove();
        } else {
            goOn(goesOn);
        }
        return Optional.empty();
    }

    private Optional<SealWord> seal(SealOrder order, BooleanSupplier goesOn) {
        Amounts before = sealed.amounts();
        relock(order);
        if (!isSealed(goesOn)) {
            return Optional.empty();
        }
        boolean known = order.heard().isPresent() && sealed.amounts().equals(before);
        return known ? Optional.empty() : Optional.of(word(SealOrder.Step.SEAL, sealed.amounts()));
    }

    /** A device that was found and lost again begins anew, whatever it was doing. */
    private void relock(SealOrder order) {
        boolean same = journal.last(Step.LOCKED)
                .filter(note ->
                        note.at().equals(order.since()) && note.publicKey().equals(order.publicKey()))
                .isPresent();
        boolean opening = journal.last()
                .filter(step -> step == Step.OPENING || step == Step.OPENED)
                .isPresent();
        if (!same || opening) {
            lock(journal, order);
        }
    }

    private boolean isSealed(BooleanSupplier goesOn) {
        root.check();
        String key = journal.last(Step.LOCKED).orElseThrow().publicKey();
        boolean first = sealed.segments().stream().noneMatch(segment -> segment.sort() == Sort.STATE);
        Sealer sealer = new Sealer(
                new Sealer.Tools(tools.disk(), tools.clock(), tools.chance()),
                places,
                key,
                first ? held.get() : HeldByServer.NOTHING,
                goesOn);
        if (!sealer.isDone(isDurable)) {
            isDurable = false;
            return false;
        }
        isDurable = true;
        if (journal.last().equals(Optional.of(Step.LOCKED))) {
            journal.add(LossNote.counting(Step.SEALED, tools.clock().now(), sealed.amounts()));
        }
        return true;
    }

    private Optional<SealWord> wipe(SealOrder order, BooleanSupplier goesOn) {
        relock(order);
        if (!isSealed(goesOn)) {
            return Optional.empty();
        }
        List<Segment> gone = sealed.segments().stream()
                .filter(segment -> segment.sort() == Sort.HELD)
                .toList();
        if (!gone.isEmpty() && !journal.last().equals(Optional.of(Step.WIPING))) {
            Amounts left = sealed.amounts();
            journal.add(LossNote.counting(
                    Step.WIPING,
                    tools.clock().now(),
                    new Amounts(
                            gone.stream().mapToLong(Segment::items).sum(),
                            gone.stream().mapToLong(Segment::bytes).sum(),
                            left.unsentItems(),
                            left.unsentBytes())));
        }
        gone.forEach(sealed::remove);
        if (!journal.last().equals(Optional.of(Step.WIPED))) {
            Amounts wiped = journal.last(Step.WIPING)
                    .map(LossNote::amounts)
                    .orElseGet(() -> new Amounts(
                            0,
                            0,
                            sealed.amounts().unsentItems(),
                            sealed.amounts().unsentBytes()));
            journal.add(LossNote.counting(Step.WIPED, tools.clock().now(), wiped));
        }
        Amounts amounts = journal.last(Step.WIPED).orElseThrow().amounts();
        return order.heard().equals(Optional.of(SealOrder.Step.WIPE))
                ? Optional.empty()
                : Optional.of(word(SealOrder.Step.WIPE, amounts));
    }

    private Optional<SealWord> open(SealOrder order, BooleanSupplier goesOn) {
        root.check();
        if (!journal.last().equals(Optional.of(Step.OPENED))) {
            journal.add(LossNote.of(Step.OPENING, tools.clock().now()));
            boolean wiped = journal.last(Step.WIPING).isPresent();
            TrashBin bin = new TrashBin(tools.disk(), tools.clock(), root, 0);
            Opener opener = new Opener(
                    tools.disk(), tools.clock(), places, order.privateKey().orElse(""), bin);
            if (!opener.isDone(!wiped, goesOn)) {
                return Optional.empty();
            }
            root.create();
            journal.add(LossNote.of(Step.OPENED, tools.clock().now()));
        }
        return Optional.of(word(SealOrder.Step.OPEN, sealed.amounts()));
    }

    private static SealWord word(SealOrder.Step step, Amounts amounts) {
        return new SealWord(step, amounts.items(), amounts.bytes(), amounts.unsentItems(), amounts.unsentBytes());
    }
}
