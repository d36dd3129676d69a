package limpid.server.gate.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import limpid.core.id.HomeId;
import limpid.core.reason.ReasonException;
import limpid.host.disk.Disk;
import limpid.host.disk.RealDisk;
import limpid.host.mail.Smtp;
import limpid.server.account.Sessions;
import limpid.server.account.Visitor;
import limpid.server.admin.Census;
import limpid.server.admin.DeviceHealth;
import limpid.server.admin.DiskWatch;
import limpid.server.admin.Homes;
import limpid.server.admin.Links;
import limpid.server.admin.Overview;
import limpid.server.admin.People;
import limpid.server.admin.SilenceWatch;
import limpid.server.audit.Actor;
import limpid.server.audit.Audit;
import limpid.server.backup.BackupBook;
import limpid.server.backup.BackupPlace;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.RequestBody;
import limpid.server.gate.RouteTable;
import limpid.server.gate.Routes;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.Cookies;
import limpid.server.gate.browser.PeopleDoor;
import limpid.server.job.Duty;
import limpid.server.job.Jobs;
import limpid.server.job.Rhythm;
import limpid.server.library.Rig;
import limpid.server.mail.MailBook;
import limpid.server.mail.Mailer;
import limpid.server.mail.Post;
import limpid.server.secret.Strongbox;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.Role;
import limpid.wire.json.HttpStatus;
import limpid.wire.message.MalformedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server in memory with two homes: Ann owns one and runs the server, Bo and the child Cy live with her; Eve owns the other.
 */
final class Office {
    final Rig rig = new Rig();
    final Sessions sessions = new Sessions(rig.ledger, rig.clock, rig.chance);
    final Audit audit = new Audit(rig.ledger, rig.clock, rig.chance);
    final People people = new People(rig.ledger, audit, rig.clock);
    final Homes homes = new Homes(rig.ledger, rig.library.registry(), audit, rig.clock, rig.chance);
    final Resident ann = rig.owner;
    final Resident bo = rig.library.registry().addPerson(ann.home(), "Bo", "bo@example.org", "", Role.MEMBER);
    final Resident cy = rig.library.registry().addPerson(ann.home(), "Cy", "cy@example.org", "", Role.CHILD);
    final Resident eve = rig.library.registry().createHomeWithOwner("Eve", "eve@example.org", "");
    /** What links were made, and what was sent: one line each. */
    final List<String> sent = new ArrayList<>();

    final CountDownLatch swept = new CountDownLatch(1);
    final Jobs jobs = new Jobs(
            List.of(new Duty("sweep", "to sweep", new Rhythm.Every(Duration.ofHours(1)), Duration.ofMinutes(5), () -> {
                swept.countDown();
                return "Swept.";
            })),
            rig.ledger,
            rig.clock);
    final Census census = new Census(rig.ledger, rig.clock, DeviceHealth::of);
    final Disk disk = RealDisk.of(rig.clock);
    final BackupBook book = new BackupBook(rig.ledger);
    final MailBook mail = new MailBook(rig.ledger, Strongbox.of(rig.ledger, rig.chance));
    final List<RouteTable> tables;
    final Routes routes;
    private final Map<Resident, String> cookies = new LinkedHashMap<>();
    private final Askers askers;

    Office() {
        PeopleDoor door = new PeopleDoor(sessions, new Cookies(rig.library.serverId()), rig.clock);
        askers = new Askers(door, rig.ledger, rig.clock);
        Overview overview = new Overview(
                new Overview.Identity("0.1.0", rig.clock.now(), () -> List.of("http://127.0.0.1:8420")),
                census,
                rig.blobs,
                () -> new Overview.Database("in memory", Optional.empty()),
                List.of(new DiskWatch(rig.blobs, rig.clock), new SilenceWatch(census, rig.clock), jobs::problems));
        tables = List.of(
                AdminRoutes.town(askers, new AdminRoutes.Town(homes, people, links(), post()), rig.clock),
                AdminRoutes.mail(askers, mail, new Mailer(mail, new Smtp(rig.clock), rig.clock), audit),
                AdminRoutes.works(
                        askers,
                        new AdminRoutes.Works(audit, jobs, overview),
                        new AdminRoutes.Backups(book, new BackupPlace(disk, rig.clock, Path.of("/srv/limpid"))),
                        rig.clock));
        routes = Routes.of(List.copyOf(tables));
    }

    private Links links() {
        return new Links() {
            @Override
            public Link invitation(HomeId home, Role role, Optional<String> email, Actor by) {
                sent.add("invitation " + home + " " + role + " " + email.orElse("") + " by "
                        + by.who().name());
                return new Link("/invitation#token", rig.clock.now().plus(Duration.ofDays(7)));
            }

            @Override
            public Link recovery(Resident of, Actor by) {
                sent.add("recovery " + of.person() + " by " + by.who().name());
                return new Link("/recover#token", rig.clock.now().plus(Duration.ofDays(1)));
            }
        };
    }

    private Post post() {
        return new Post() {
            @Override
            public boolean invitation(String email, String home, String link, Instant expires) {
                return sent.add("mail " + email + " " + link);
            }

            @Override
            public boolean recovery(String email, String name, String link, Instant expires) {
                return sent.add("mail " + email + " " + link);
            }
        };
    }

    /** What came back: a status and JSON, also for what failed, as the gate would say it. */
    record Answer(int status, JsonNode json) {
        String text(String pointer) {
            return json.at(pointer).asString("");
        }
    }

    Answer get(Resident who, String path) {
        return ask(Method.GET, who, path, "");
    }

    Answer put(Resident who, String path, String body) {
        return ask(Method.PUT, who, path, body);
    }

    Answer post(Resident who, String path, String body) {
        return ask(Method.POST, who, path, body);
    }

    /** Asks as the app in somebody's browser does; 404 where there is nothing. */
    Answer ask(Method method, Resident who, String target, String body) {
        String cookie = cookies.computeIfAbsent(who, one -> sessions.open(one, new Visitor("192.0.2.7", "Firefox")));
        Map<String, String> headers = new HashMap<>(Map.of(
                "host", "limpid.example:8420",
                "cookie", name() + "=" + cookie,
                "sec-fetch-site", "same-origin",
                "limpid-protocol", "1"));
        return ask(method, target, body, headers);
    }

    /** Asks as somebody who is not signed in. */
    Answer askAsStranger(Method method, String target, String body) {
        return ask(method, target, body, Map.of("sec-fetch-site", "same-origin", "limpid-protocol", "1"));
    }

    /** Asks with somebody's cookie from another site. */
    Answer askFromElsewhere(Method method, Resident who, String target, String body) {
        get(who, "/v1/admin/overview");
        return ask(
                method,
                target,
                body,
                Map.of("cookie", name() + "=" + cookies.getOrDefault(who, ""), "sec-fetch-site", "cross-site"));
    }

    private String name() {
        return "limpid-" + rig.library.serverId().substring(0, 8);
    }

    private Answer ask(Method method, String target, String body, Map<String, String> headers) {
        String[] parts = target.split("\\?", 2);
        List<String> path = Arrays.asList(parts[0].substring(1).split("/", -1));
        Endpoint endpoint = routes.at(path).get(method);
        if (endpoint == null) {
            return new Answer(routes.at(path).isEmpty() ? 404 : 405, json("{}"));
        }
        try {
            Reply reply = endpoint.answer(new Request(
                    method,
                    path,
                    query(parts.length == 2 ? parts[1] : ""),
                    headers,
                    "192.0.2.7",
                    false,
                    RequestBody.of(body.getBytes(UTF_8))));
            return new Answer(reply.status(), json(text(reply)));
        } catch (ReasonException e) {
            return new Answer(
                    HttpStatus.of(e.reason().code()),
                    json("{\"code\":\"" + e.reason().code() + "\"}"));
        } catch (MalformedException e) {
            return new Answer(400, json("{\"code\":\"REQUEST_MALFORMED\",\"field\":\"" + e.field() + "\"}"));
        }
    }

    private static String text(Reply reply) {
        return switch (reply.body()) {
            case Reply.Body.Whole(byte[] bytes) -> bytes.length == 0 ? "{}" : new String(bytes, UTF_8);
            case Reply.Body.Flowing _ -> "{}";
        };
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static Map<String, String> query(String text) {
        Map<String, String> all = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                all.put(parts[0], parts[1]);
            }
        }
        return all;
    }
}
