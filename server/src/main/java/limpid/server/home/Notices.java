package limpid.server.home;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Subject;
import limpid.core.reason.Wording;
import limpid.server.library.commit.Allowance;
import limpid.store.ledger.HomeRow;

/** What somebody should know about the room in their home, before it is in their way. Pure. */
public final class Notices {
    private static final String SOURCE = "server";
    private static final String LINK = "/storage";

    private Notices() {}

    /**
     * One thing to know.
     *
     * @param code of the catalogue, or SHARE_NEARLY_FULL and SHARE_FULL for somebody's own share
     * @param sentence in English
     * @param link a page of the app
     */
    public record Notice(String code, String sentence, Optional<String> link) {}

    /** What to tell somebody with this allowance at {@code now}; nothing while there is room. */
    public static List<Notice> of(Allowance allowance, Instant now) {
        return Stream.concat(plan(allowance.home(), now).stream(), share(allowance).stream())
                .toList();
    }

    private static Optional<Notice> plan(HomeRow home, Instant now) {
        return switch (Level.of(home)) {
            case ROOM -> Optional.empty();
            case EIGHTY, NINETY -> Optional.of(notice(ReasonCode.PLAN_NEARLY_FULL, home, now));
            case FULL -> Optional.of(notice(ReasonCode.QUOTA_EXCEEDED, home, now));
        };
    }

    private static Notice notice(ReasonCode code, HomeRow home, Instant now) {
        long taken = home.usedBytes() + home.reservedBytes();
        Reason reason = Reason.of(
                code,
                Subject.home(),
                now,
                seen("plan-bytes", home.planBytes(), now),
                seen("used-bytes", taken, now),
                seen("free-bytes", Math.max(0, home.freeBytes()), now),
                seen("used-percent", Level.percent(taken, home.planBytes()), now));
        return new Notice(code.name(), ReasonTexts.english().sentence(reason), Optional.of(LINK));
    }

    private static Evidence seen(String what, long value, Instant now) {
        return new Evidence(what, Long.toString(value), "", SOURCE, now);
    }

    private static Optional<Notice> share(Allowance allowance) {
        if (allowance.capBytes() == Long.MAX_VALUE) {
            return Optional.empty();
        }
        return switch (Level.of(allowance.takenBytes(), allowance.capBytes())) {
            case ROOM -> Optional.empty();
            case EIGHTY, NINETY ->
                Optional.of(new Notice(
                        "SHARE_NEARLY_FULL",
                        "Your share of the storage is "
                                + Level.percent(allowance.takenBytes(), allowance.capBytes()) + " % full: "
                                + ofShare(allowance) + ".",
                        Optional.of(LINK)));
            case FULL ->
                Optional.of(new Notice(
                        "SHARE_FULL",
                        "Your share of the storage is full: " + ofShare(allowance)
                                + ". Smaller things and deletions go on.",
                        Optional.of(LINK)));
        };
    }

    private static String ofShare(Allowance allowance) {
        return Wording.size(allowance.takenBytes()) + " of " + Wording.size(allowance.capBytes());
    }
}
