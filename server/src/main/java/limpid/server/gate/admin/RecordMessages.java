package limpid.server.gate.admin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Remedy;
import limpid.server.audit.AuditEntry;
import limpid.server.audit.Party;
import limpid.server.job.DutyState;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** What is said of things that happened, happen, or are wrong. */
final class RecordMessages {
    static final Codec<Entries> ENTRIES = Records.of(Entries.class);
    static final Codec<List<JobLine>> JOBS = Records.listOf(JobLine.class);

    private RecordMessages() {}

    /** A page of the audit, the last first. */
    record Entries(List<Entry> entries, Optional<String> next) {
        static Entries of(List<AuditEntry> page, int limit) {
            return new Entries(
                    page.stream().map(Entry::of).toList(),
                    page.size() < limit
                            ? Optional.empty()
                            : Optional.of(page.getLast().id()));
        }
    }

    /** One thing that somebody did. */
    record Entry(
            String id,
            Instant at,
            Who who,
            String what,
            Optional<Who> whom,
            String address,
            Map<String, String> detail,
            String sentence) {
        static Entry of(AuditEntry entry) {
            return new Entry(
                    entry.id(),
                    entry.at(),
                    Who.of(entry.who()),
                    entry.what(),
                    entry.whom().map(Who::of),
                    entry.address(),
                    entry.detail(),
                    entry.sentence());
        }
    }

    /** Somebody or something. */
    record Who(String kind, Optional<HomeId> home, String id, String name) {
        static Who of(Party party) {
            return new Who(party.kind().name(), party.home(), party.id(), party.name());
        }
    }

    /** A piece of regular work. */
    record JobLine(
            String name,
            String purpose,
            Optional<Instant> lastRun,
            Optional<Long> lastMillis,
            Optional<Instant> runningSince,
            Optional<Instant> nextRun,
            String outcome,
            String sentence,
            Optional<Problem> problem) {
        static JobLine of(DutyState state) {
            return new JobLine(
                    state.duty().name(),
                    state.duty().purpose(),
                    state.lastRun(),
                    state.lastMillis(),
                    state.runningSince(),
                    state.nextRun(),
                    state.outcome().name(),
                    state.sentence(),
                    state.problem().map(Problem::of));
        }
    }

    /**
     * Something that is wrong, with what fixes it.
     *
     * @param steps what to do, best first
     */
    record Problem(String code, String title, String sentence, Instant since, List<String> steps) {
        static Problem of(Reason reason) {
            ReasonTexts texts = ReasonTexts.english();
            return new Problem(
                    reason.code().name(),
                    texts.title(reason.code()),
                    texts.sentence(reason),
                    reason.since(),
                    texts.remedies(reason).stream().map(Remedy::sentence).toList());
        }
    }
}
