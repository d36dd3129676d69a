package limpid.server.gate.admin;

import java.util.List;
import limpid.core.reason.Scope;
import limpid.host.time.Clock;
import limpid.server.audit.Act;
import limpid.server.audit.Actor;
import limpid.server.audit.Audit;
import limpid.server.audit.AuditEntry;
import limpid.server.audit.Note;
import limpid.server.audit.Party;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.job.Jobs;
import limpid.server.library.commit.Access;

/** What was done, and what regularly is. */
final class RecordEndpoints {
    private static final int PAGE = 100;

    private final Desk desk;
    private final Audit audit;
    private final Jobs jobs;
    private final Clock clock;

    RecordEndpoints(Desk desk, Audit audit, Jobs jobs, Clock clock) {
        this.desk = desk;
        this.audit = audit;
        this.jobs = jobs;
        this.clock = clock;
    }

    Reply audit(Request request) {
        desk.administrator(request);
        int limit = Asked.limit(request, PAGE);
        List<AuditEntry> page = audit.list(Asked.text(request, "after"), limit);
        return Reply.json(200, RecordMessages.ENTRIES.encode(RecordMessages.Entries.of(page, limit)));
    }

    Reply jobs(Request request) {
        desk.administrator(request);
        return Reply.json(
                200,
                RecordMessages.JOBS.encode(
                        jobs.states().stream().map(RecordMessages.JobLine::of).toList()));
    }

    /** Has a job run soon; how it went is seen in the list. */
    Reply run(Request request) {
        Actor by = desk.administrator(request);
        PeopleMessages.NOTHING.decode(request.body().bytes());
        String name = request.path().get(3);
        if (!jobs.runSoon(name)) {
            throw Access.notFound(Scope.SERVER, "job", "", clock.now());
        }
        audit.note(Note.of(by, Act.JOB_STARTED, Party.above(Party.Kind.JOB, name, name)));
        return Reply.empty(204);
    }
}
