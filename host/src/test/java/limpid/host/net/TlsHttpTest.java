package limpid.host.net;

import java.io.IOException;
import limpid.host.net.TestAuthority.Identity;
import limpid.host.net.TestAuthority.Wish;
import limpid.host.time.SystemClock;

/** All that holds for plain connections holds over TLS, to a server whose authority's key is pinned. */
class TlsHttpTest implements HttpContract {
    private static final TestAuthority AUTHORITY = new TestAuthority("CN=authority.example");
    private static final Identity SERVER = AUTHORITY.identity(Wish.of("home.example"));

    @Override
    public Http subject() {
        return SocketHttp.open(new SystemClock(), new ServerTrust.Pinned(AUTHORITY.key()));
    }

    @Override
    public ScriptedServer server(ScriptedServer.Script script) throws IOException {
        return SERVER.server(script);
    }
}
