package limpid.server.gate.panel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonException;
import limpid.server.account.Sessions;
import limpid.server.account.Visitor;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.RequestBody;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.Cookies;
import limpid.server.gate.browser.PeopleDoor;
import limpid.server.library.Caller;
import limpid.server.library.Rig;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.Role;
import limpid.wire.json.HttpStatus;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The panel over a home with an owner, a member and a child, and another home with its owner; each has a device. */
final class PanelRig {
    private static final JsonMapper MAPPER = new JsonMapper();

    final Rig rig = new Rig();
    final Resident owner = rig.owner;
    final Resident member = rig.library.registry().addPerson(owner.home(), "Cid", "cid@example.org", "", Role.MEMBER);
    final Resident child = rig.library.registry().addPerson(owner.home(), "Dot", "dot@example.org", "", Role.CHILD);
    final Resident stranger = rig.library.registry().createHomeWithOwner("Eve", "eve@example.org", "");
    final Joined owners = join(owner, "ann's phone");
    final Joined members = join(member, "cid's laptop");
    final Joined childs = join(child, "dot's tablet");
    final Joined strangers = join(stranger, "eve's desktop");
    private final Sessions sessions = new Sessions(rig.ledger, rig.clock, rig.chance);
    private final PeopleDoor people = new PeopleDoor(sessions, new Cookies(rig.library.serverId()), rig.clock);
    final PanelRoutes routes =
            new PanelRoutes(new Askers(people, rig.ledger, rig.clock), rig.ledger, rig.library, rig.clock, rig.chance);
    private final String cookieName = "limpid-" + rig.library.serverId().substring(0, 8);

    /** A device, with the secret that it shows. */
    record Joined(Caller caller, String secret) {
        String id() {
            return caller.device().text();
        }
    }

    /** What was answered: a status, and what it brought. */
    record Answer(int status, String body, Map<String, String> headers) {
        JsonNode json() {
            return MAPPER.readTree(body);
        }
    }

    private Joined join(Resident resident, String name) {
        String code = rig.library.registry().mintJoinCode(resident);
        JoinReply reply = rig.library.registry().join(new JoinRequest(code, name, "Linux", "0.1.0"));
        return new Joined(rig.library.registry().authenticate(reply.secret()), reply.secret());
    }

    /** Somebody's browser. */
    Browser browser(Resident who) {
        return new Browser(sessions.open(who, new Visitor("192.0.2.7", "Firefox")));
    }

    /** A browser in which nobody is signed in. */
    Browser nobody() {
        return new Browser("");
    }

    /** Asks as the web app does. */
    final class Browser {
        private final String cookie;

        Browser(String cookie) {
            this.cookie = cookie;
        }

        Answer get(String path) {
            return ask(Method.GET, path, "", Map.of());
        }

        Answer post(String path, String json) {
            return ask(Method.POST, path, json, Map.of());
        }

        Answer put(String path, String json) {
            return ask(Method.PUT, path, json, Map.of());
        }

        Answer delete(String path) {
            return ask(Method.DELETE, path, "", Map.of());
        }

        Answer ask(Method method, String path, String json, Map<String, String> more) {
            Map<String, String> headers = new HashMap<>(
                    Map.of("host", "limpid.example:8420", "sec-fetch-site", "same-origin", "limpid-protocol", "1"));
            if (!cookie.isEmpty()) {
                headers.put("cookie", cookieName + "=" + cookie);
            }
            headers.putAll(more);
            headers.values().removeIf(String::isEmpty);
            return answer(method, path, json, headers);
        }
    }

    /** Asks as a device does. */
    Answer device(Joined device, Method method, String path, String json) {
        return answer(method, path, json, Map.of("authorization", "Bearer " + device.secret()));
    }

    /** As the gate does: reasons and malformed requests become their status, with the code as the body. */
    private Answer answer(Method method, String path, String json, Map<String, String> headers) {
        List<String> segments = Arrays.asList(path.substring(1).split("/", -1));
        Endpoint endpoint = routes.at(segments).get(method);
        if (endpoint == null) {
            return new Answer(404, "nothing stands there", Map.of());
        }
        try {
            Reply reply = endpoint.answer(new Request(
                    method, segments, Map.of(), headers, "192.0.2.7", false, RequestBody.of(json.getBytes(UTF_8))));
            Map<String, String> said = new HashMap<>();
            reply.headers().forEach(header -> said.put(header.name(), header.value()));
            return new Answer(reply.status(), text(reply), said);
        } catch (ReasonException refused) {
            Reason reason = refused.reason();
            return new Answer(HttpStatus.of(reason.code()), reason.code().name(), Map.of());
        } catch (limpid.wire.message.MalformedException malformed) {
            return new Answer(400, "REQUEST_MALFORMED " + malformed.field(), Map.of());
        }
    }

    private static String text(Reply reply) {
        return switch (reply.body()) {
            case Reply.Body.Whole(byte[] bytes) -> new String(bytes, UTF_8);
            case Reply.Body.Flowing _ -> "";
        };
    }
}
