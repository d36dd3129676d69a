package limpid.server.gate.admin;

import static limpid.server.gate.RouteTable.delete;
import static limpid.server.gate.RouteTable.get;
import static limpid.server.gate.RouteTable.post;
import static limpid.server.gate.RouteTable.put;

import limpid.host.time.Clock;
import limpid.server.admin.Homes;
import limpid.server.admin.Links;
import limpid.server.admin.Overview;
import limpid.server.admin.People;
import limpid.server.audit.Audit;
import limpid.server.backup.BackupBook;
import limpid.server.backup.BackupPlace;
import limpid.server.gate.RouteTable;
import limpid.server.gate.admin.PeopleEndpoints.LinkPost;
import limpid.server.gate.browser.Askers;
import limpid.server.job.Jobs;
import limpid.server.mail.MailBook;
import limpid.server.mail.Mailer;
import limpid.server.mail.Post;

/** The tables of what administrators ask, below {@code /v1/admin}. */
public final class AdminRoutes {
    private AdminRoutes() {}

    /** Who lives here, and how they come in. */
    public record Town(Homes homes, People people, Links links, Post post) {}

    /** What the server does, and did. */
    public record Works(Audit audit, Jobs jobs, Overview overview) {}

    /** The backups of the server itself. */
    public record Backups(BackupBook book, BackupPlace place) {}

    /** People and homes. */
    public static RouteTable town(Askers askers, Town town, Clock clock) {
        PeopleEndpoints people = new PeopleEndpoints(
                new Desk(askers), town.homes(), town.people(), new LinkPost(town.links(), town.post()), clock);
        return RouteTable.of(
                get("v1/admin/homes", people::homes),
                get("v1/admin/homes/{home}", people::home),
                put("v1/admin/homes/{home}", people::putHome),
                put("v1/admin/homes/{home}/plan", people::plan),
                get("v1/admin/people", people::people),
                put("v1/admin/people/{home}/{person}/disabled", people::disable),
                put("v1/admin/people/{home}/{person}/administrator", people::administrator),
                post("v1/admin/people/{home}/{person}/recovery", people::recovery));
    }

    /** Where mail is handed in. */
    public static RouteTable mail(Askers askers, MailBook book, Mailer mailer, Audit audit) {
        MailEndpoints mail = new MailEndpoints(new Desk(askers), book, mailer, audit);
        return RouteTable.of(
                get("v1/admin/mail", mail::show),
                put("v1/admin/mail", mail::put),
                delete("v1/admin/mail", mail::drop),
                post("v1/admin/mail/test", mail::test));
    }

    /** The server at a glance, its record, its work and its backups. */
    public static RouteTable works(Askers askers, Works works, Backups backups, Clock clock) {
        Desk desk = new Desk(askers);
        RecordEndpoints records = new RecordEndpoints(desk, works.audit(), works.jobs(), clock);
        BackupEndpoints copies =
                new BackupEndpoints(desk, backups.book(), backups.place(), works.audit(), works.jobs());
        return RouteTable.of(
                get(
                        "v1/admin/overview",
                        new OverviewEndpoint(desk, works.overview(), works.jobs(), backups.book())::show),
                get("v1/admin/audit", records::audit),
                get("v1/admin/jobs", records::jobs),
                post("v1/admin/jobs/{job}/run", records::run),
                get("v1/admin/backups", copies::show),
                put("v1/admin/backups", copies::put),
                post("v1/admin/backups/run", copies::run));
    }
}
