package limpid.server.gate.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.reason.ReasonException;
import limpid.server.account.Sessions;
import limpid.server.account.Visitor;
import limpid.server.audit.Audit;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.RequestBody;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.Cookies;
import limpid.server.gate.browser.PeopleDoor;
import limpid.server.home.Bookkeeper;
import limpid.server.home.Census;
import limpid.server.home.CleanUp;
import limpid.server.home.Invited;
import limpid.server.home.Members;
import limpid.server.home.Sorter;
import limpid.server.library.Caller;
import limpid.server.library.Disposal;
import limpid.server.library.Rig;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.Role;
import limpid.wire.json.HttpStatus;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;
import limpid.wire.message.MalformedException;

/** A home with people of every role, and another one, behind the routes of homes; each person has a browser. */
final class Households {
    final Rig rig = new Rig();
    final Resident ann = rig.owner;
    final Resident bea = add("Bea", Role.MEMBER);
    final Resident cid = add("Cid", Role.CHILD);
    final Resident eve = rig.library.registry().createHomeWithOwner("Eve", "eve@example.org", "");
    final Audit audit = new Audit(rig.hooked, rig.clock, rig.chance);
    final Census census = new Census(rig.hooked, rig.clock);
    private final Sessions sessions = new Sessions(rig.hooked, rig.clock, rig.chance);
    private final Map<Resident, String> cookies = new HashMap<>();
    private final HomeRoutes routes;

    Households() {
        PeopleDoor door = new PeopleDoor(sessions, new Cookies(rig.library.serverId()), rig.clock);
        Askers askers = new Askers(door, rig.hooked, rig.clock);
        Members members = new Members(rig.hooked, rig.library.hints(), audit, rig.clock);
        routes = new HomeRoutes(new HomeRoutes.Rooms(
                askers,
                members,
                home -> home.equals(ann.home()) ? List.of(invited()) : List.of(),
                storage(),
                audit,
                rig.clock));
    }

    private HomeRoutes.Storage storage() {
        Sorter sorter = new Sorter(rig.hooked, census, rig.clock);
        return new HomeRoutes.Storage(
                new Bookkeeper(rig.hooked, census, rig.clock),
                sorter,
                new CleanUp(rig.library, rig.hooked, sorter, rig.clock, rig.chance),
                new Disposal(rig.hooked, rig.clock));
    }

    private Invited invited() {
        return new Invited(
                "i-1",
                Optional.of("dan@example.org"),
                Role.MEMBER,
                rig.clock.now(),
                rig.clock.now().plusSeconds(60),
                "Ann");
    }

    Resident add(String name, Role role) {
        return rig.library.registry().addPerson(ann.home(), name, name + "@example.org", "", role);
    }

    PersonRow row(Resident resident) {
        return rig.library.registry().person(resident).orElseThrow();
    }

    /** A device of somebody. */
    Caller join(Resident resident) {
        String code = rig.library.registry().mintJoinCode(resident);
        JoinReply reply = rig.library.registry().join(new JoinRequest(code, "a laptop", "Linux", "0.1.0"));
        return rig.library.registry().authenticate(reply.secret());
    }

    /**
     * What came back.
     *
     * @param text the body, or why there is none
     */
    record Answer(int status, String text) {}

    Answer get(Resident who, String path) {
        return ask(who, Method.GET, path, "");
    }

    Answer put(Resident who, String path, String body) {
        return ask(who, Method.PUT, path, body);
    }

    Answer post(Resident who, String path, String body) {
        return ask(who, Method.POST, path, body);
    }

    Answer delete(Resident who, String path) {
        return ask(who, Method.DELETE, path, "");
    }

    /** Asks as the page of somebody does; {@code body} has ~ for quotation marks. */
    Answer ask(Resident who, Method method, String target, String body) {
        return send(cookie(who), method, target, body);
    }

    /** Asks as somebody who is not signed in. */
    Answer stranger(Method method, String target, String body) {
        return send("h-1.none", method, target, body);
    }

    private Answer send(String cookie, Method method, String target, String body) {
        String[] parts = target.split("\\?", 2);
        List<String> path = Arrays.asList(parts[0].substring(1).split("/", -1));
        Endpoint endpoint = routes.at(path).get(method);
        if (endpoint == null) {
            throw new AssertionError("nothing at " + method + " " + target);
        }
        Map<String, String> headers = Map.of(
                "host", "limpid.example:8420",
                "sec-fetch-site", "same-origin",
                "limpid-protocol", "1",
                "cookie", "limpid-" + rig.library.serverId().substring(0, 8) + "=" + cookie);
        byte[] bytes = body.replace('~', '"').getBytes(UTF_8);
        Request request = new Request(method, path, query(parts), headers, "192.0.2.7", false, RequestBody.of(bytes));
        try {
            return answer(endpoint.answer(request));
        } catch (ReasonException refused) {
            return new Answer(
                    HttpStatus.of(refused.reason().code()), refused.reason().toString());
        } catch (MalformedException malformed) {
            return new Answer(400, malformed.field() + ": " + malformed.flaw());
        }
    }

    private static Answer answer(Reply reply) {
        return switch (reply.body()) {
            case Reply.Body.Whole(byte[] bytes) -> new Answer(reply.status(), new String(bytes, UTF_8));
            case Reply.Body.Flowing _ -> throw new AssertionError("nothing flows here");
        };
    }

    private static Map<String, String> query(String[] parts) {
        Map<String, String> query = new HashMap<>();
        if (parts.length == 2) {
            for (String pair : parts[1].split("&", -1)) {
                String[] sides = pair.split("=", 2);
                query.put(sides[0], sides[1]);
            }
        }
        return query;
    }

    /** With another browser, from now on. */
    void signInAgain(Resident who) {
        cookies.remove(who);
    }

    private String cookie(Resident who) {
        return cookies.computeIfAbsent(who, it -> sessions.open(it, new Visitor("192.0.2.7", "Firefox")));
    }
}
