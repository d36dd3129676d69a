package limpid.server.gate.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.server.account.Sessions;
import limpid.server.account.Visitor;
import limpid.server.gate.Method;
import limpid.server.gate.Request;
import limpid.server.gate.RequestBody;
import limpid.server.library.Rig;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskersTest {
    private static final Map<String, String> OURS = Map.of("sec-fetch-site", "same-origin", "limpid-protocol", "1");

    private final Rig rig = new Rig(1);
    private final Sessions sessions = new Sessions(rig.ledger, rig.clock, rig.chance);
    private final Cookies cookies = new Cookies(rig.library.serverId());
    private final PeopleDoor door = new PeopleDoor(sessions, cookies, rig.clock);
    private final Askers askers = new Askers(door, rig.ledger, rig.clock);
    private final Resident ada = rig.library.registry().createHomeWithOwner("Ada", "ada@example.org", "");
    private final String cookie = sessions.open(ada, new Visitor("192.0.2.7", "Firefox"));

    @Test
    void tellsWhoAsks() {
        Asker asker = askers.anybody(request(Method.POST, cookie, OURS));
        assertThat(asker.resident()).isEqualTo(ada);
        assertThat(asker.person().email()).isEqualTo("ada@example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  '',          '',  true",
        "GET,  cross-site,  '',  true",
        "POST, same-origin, 1,   true",
        "POST, same-origin, '',  false",
        "POST, same-site,   1,   false",
        "POST, cross-site,  1,   false",
        "POST, none,        1,   false",
        "PUT,  '',          1,   false",
        "DELETE, cross-site, 1,  false",
    })
    void takesChangesFromItsOwnPagesAlone(Method method, String site, String protocol, boolean welcome) {
        Map<String, String> headers = new HashMap<>();
        if (!site.isEmpty()) {
            headers.put("sec-fetch-site", site);
        }
        if (!protocol.isEmpty()) {
            headers.put("limpid-protocol", protocol);
        }
        Request request = request(method, cookie, headers);
        if (welcome) {
            assertThat(askers.anybody(request).id()).isEqualTo(ada.person());
        } else {
            refuses(ReasonCode.PERMISSION_DENIED_REMOTE, askers::anybody, request);
        }
    }

    @Test
    void knowsNobodyWithoutACookieOrByASignedOutOne() {
        refuses(ReasonCode.NOT_SIGNED_IN, askers::anybody, request(Method.GET, "", OURS));
        refuses(ReasonCode.NOT_SIGNED_IN, askers::anybody, request(Method.GET, cookie + "x", OURS));
        sessions.close(cookie);
        refuses(ReasonCode.NOT_SIGNED_IN, askers::anybody, request(Method.GET, cookie, OURS));
    }

    @ParameterizedTest
    @CsvSource({
        "OWNER,true,true,true,true",
        "OWNER,false,true,true,false",
        "MEMBER,false,true,false,false",
        "CHILD,false,false,false,false"
    })
    void letsEachRoleDoWhatItMay(Role role, boolean administrator, boolean adult, boolean owner, boolean all) {
        change(person -> person.with(person.rights().as(role).administering(administrator)));
        Request request = request(Method.GET, cookie, OURS);
        assertThat(may(askers::anybody, request)).isTrue();
        assertThat(may(askers::adult, request)).isEqualTo(adult);
        assertThat(may(askers::owner, request)).isEqualTo(owner);
        assertThat(may(askers::administrator, request)).isEqualTo(all);
    }

    @Test
    void letsNobodyInWhoseAccountIsSwitchedOff() {
        change(person -> person.with(person.rights().disabled(Optional.of(rig.clock.now()))));
        refuses(ReasonCode.ACCOUNT_DISABLED, askers::anybody, request(Method.GET, cookie, OURS));
    }

    private void change(UnaryOperator<PersonRow> how) {
        rig.ledger.write(ada.home(), rows -> {
            rows.putPerson(how.apply(rows.person(ada.person()).orElseThrow()));
            return ada;
        });
    }

    private static boolean may(Function<Request, Asker> way, Request request) {
        try {
            way.apply(request);
            return true;
        } catch (ReasonException refused) {
            assertThat(refused.reason().code()).isEqualTo(ReasonCode.PERMISSION_DENIED_REMOTE);
            return false;
        }
    }

    private static void refuses(ReasonCode code, Function<Request, Asker> way, Request request) {
        assertThatThrownBy(() -> way.apply(request)).isInstanceOfSatisfying(ReasonException.class, e -> assertThat(
                        e.reason().code())
                .isEqualTo(code));
    }

    private Request request(Method method, String secret, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        Request bare =
                new Request(method, List.of("v1"), Map.of(), Map.of(), "192.0.2.7", false, RequestBody.of(new byte[0]));
        all.put("cookie", cookies.set(bare, secret).split(";", -1)[0]);
        return new Request(method, List.of("v1"), Map.of(), all, "192.0.2.7", false, RequestBody.of(new byte[0]));
    }
}
