package limpid.server.dossier;

import java.time.Instant;
import java.util.Optional;

/**
 * That a device is lost.
 *
 * @param since when somebody said so
 * @param by who said so, for people
 * @param message shown on the device
 * @param wipeAfterHours after how many hours the device removes of its sealed files what the server holds; empty for never
 * @param publicKey for which it seals, in hexadecimal
 * @param privateKey which opens the seals again, in hexadecimal: given out once it was found
 * @param sealed what the device sealed, by its own word; empty until it says so
 * @param wiped what it removed afterwards; empty until it says so
 * @param foundAt when somebody said that it was found; empty while it is lost
 * @param earlier the hold that it had before
 * @param openedAt when the device said that it has opened everything. The pair stays in any case: a word can be wrong, and a
 *     key that is gone does not come back
 */
public record Loss(
        Instant since,
        String by,
        String message,
        Optional<Integer> wipeAfterHours,
        String publicKey,
        String privateKey,
        Optional<Amount> sealed,
        Optional<Amount> wiped,
        Optional<Instant> foundAt,
        Optional<Before> earlier,
        Optional<Instant> openedAt) {
    /**
     * How much, and when the server heard of it.
     *
     * @param unsentItems files among them that never reached the server
     */
    public record Amount(Instant at, long items, long bytes, long unsentItems, long unsentBytes) {}

    /** A hold that was there before, to be put back. */
    public record Before(String code, Instant since, String by) {}

    /** When the sealed copy is to be wiped; empty for never, and once the device was found. */
    public Optional<Instant> wipeDue() {
        return foundAt.isPresent()
                ? Optional.empty()
                : wipeAfterHours.map(hours -> since.plusSeconds(hours.longValue() * 3600));
    }

    /** Whether it is still lost, or was found and has not opened everything again. */
    public boolean lasts() {
        return openedAt.isEmpty();
    }

    /** Whether it is to be wiped at {@code now}. */
    public boolean isToBeWiped(Instant now) {
        return wipeDue().filter(due -> !due.isAfter(now)).isPresent();
    }

    /** The same, sealed. */
    public Loss sealed(Amount amount) {
        return new Loss(
                since,
                by,
                message,
                wipeAfterHours,
                publicKey,
                privateKey,
                Optional.of(amount),
                wiped,
                foundAt,
                earlier,
                openedAt);
    }

    /** The same, wiped. */
    public Loss wiped(Amount amount) {
        return new Loss(
                since,
                by,
                message,
                wipeAfterHours,
                publicKey,
                privateKey,
                sealed,
                Optional.of(amount),
                foundAt,
                earlier,
                openedAt);
    }

    /** The same, found. */
    public Loss found(Instant at) {
        return new Loss(
                since,
                by,
                message,
                wipeAfterHours,
                publicKey,
                privateKey,
                sealed,
                wiped,
                Optional.of(at),
                earlier,
                openedAt);
    }

    /** The same, with everything open again. */
    public Loss opened(Instant at) {
        return new Loss(
                since,
                by,
                message,
                wipeAfterHours,
                publicKey,
                privateKey,
                sealed,
                wiped,
                foundAt,
                earlier,
                Optional.of(at));
    }

    /** The same, with another hold to be put back once it was found. */
    public Loss heldThen(Before hold) {
        return new Loss(
                since,
                by,
                message,
                wipeAfterHours,
                publicKey,
                privateKey,
                sealed,
                wiped,
                foundAt,
                Optional.of(hold),
                openedAt);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Loss[since=" + since + ", found=" + foundAt + "]";
    }
}
