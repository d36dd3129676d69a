package limpid.server.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import limpid.core.reason.Reason;
import limpid.server.job.DutyState;
import limpid.server.job.Jobs;
import limpid.server.measure.Sample;

/** How the server stands, in numbers. */
public record ServerSamples(Overview overview, Jobs jobs) {
    /** All of them; those of one name stand together. */
    public List<Sample> now() {
        List<Sample> all = new ArrayList<>();
        Overview.Identity identity = overview.identity();
        all.add(Sample.of("limpid_info", "Which release runs.", "version", identity.version(), 1));
        all.add(Sample.of("limpid_started_seconds", "When it was started.", seconds(identity.startedAt())));
        town(all);
        room(all);
        work(all);
        Map<String, Long> problems = overview.problems().stream()
                .collect(Collectors.groupingBy(
                        (Reason reason) -> reason.code().name(), TreeMap::new, Collectors.counting()));
        problems.forEach((code, count) ->
                all.add(Sample.of("limpid_problems", "What is wrong, by its code.", "code", code, count)));
        return all;
    }

    private void town(List<Sample> all) {
        Tally tally = overview.tally();
        all.add(Sample.of("limpid_homes", "Homes.", tally.homes()));
        all.add(Sample.of("limpid_people", "People, those kept out too.", tally.people()));
        all.add(Sample.of("limpid_devices", "Devices that are signed in.", tally.devices()));
        all.add(Sample.of("limpid_devices_silent", "Devices not heard of for a week.", tally.silent()));
        all.add(Sample.of("limpid_devices_need_help", "Devices that somebody has to help.", tally.needsYou()));
        all.add(Sample.of("limpid_used_bytes", "Contents of live items, as homes count them.", tally.usedBytes()));
        all.add(Sample.of("limpid_versions_bytes", "Contents of old versions.", tally.keptBytes()));
    }

    private void room(List<Sample> all) {
        overview.room().ifPresent(room -> {
            all.add(Sample.of("limpid_disk_free_bytes", "Free where contents lie.", room.freeBytes()));
            all.add(Sample.of("limpid_disk_kept_bytes", "Of those, what contents may not take.", room.keptBytes()));
        });
        overview.database()
                .bytes()
                .ifPresent(bytes -> all.add(Sample.of("limpid_ledger_bytes", "The files of the ledger.", bytes)));
    }

    private void work(List<Sample> all) {
        List<DutyState> states = jobs.states();
        for (DutyState state : states) {
            state.lastRun()
                    .ifPresent(at -> all.add(Sample.of(
                            "limpid_job_last_run_seconds",
                            "When a job ran last.",
                            "job",
                            state.duty().name(),
                            seconds(at))));
        }
        for (DutyState state : states) {
            int failed =
                    switch (state.outcome()) {
                        case NEVER, DONE -> 0;
                        case FAILED, STUCK -> 1;
                    };
            all.add(Sample.of(
                    "limpid_job_failed",
                    "Whether its last run failed or is stuck.",
                    "job",
                    state.duty().name(),
                    failed));
        }
    }

    private static double seconds(Instant at) {
        return at.getEpochSecond();
    }
}
