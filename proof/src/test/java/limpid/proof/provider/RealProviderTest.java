package limpid.proof.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import limpid.proof.journey.Program;
import limpid.proof.provider.Walker.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A real OpenID Connect provider")
class RealProviderTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void letsPeopleInWhomItKnowsAndNobodyElse() throws Exception {
        int port = freePort();
        String site = "http://localhost:" + port;
        try (Program server = Program.start(
                        folder,
                        "server",
                        "up",
                        "--data",
                        folder.resolve("data").toString(),
                        "--listen",
                        "127.0.0.1:" + port);
                RealProvider provider = RealProvider.start(site + "/v1/session/provider/club/back");
                Walker owner = new Walker()) {
            String home = makeOwner(owner, site, server.awaitLine("/owner?key="));
            keep(owner, site, provider.issuer(), home, RealProvider.SECRET);
            assertThat(owner.open(site + "/v1/entrance").text())
                    .contains("\"providers\":[{\"id\":\"club\",\"name\":\"The club\"}]");

            String first = signedIn(site, RealProvider.PASSWORD);
            assertThat(first).contains("\"name\":\"Ada Lovelace\"", "\"email\":\"ada@club.example\"", home);
            assertThat(personOf(signedIn(site, RealProvider.PASSWORD))).isEqualTo(personOf(first));
            refusesAWrongPassword(site);

            keep(owner, site, provider.issuer(), home, "another secret");
            assertThat(end(site)).isEqualTo(site + "/sign-in?problem=PROVIDER_REFUSED");
            assertThat(owner.send("GET", site + "/v1/admin/providers/club", ""))
                    .contains("PROVIDER_REFUSED", "invalid_client");

            provider.close();
            keep(owner, site, provider.issuer(), home, RealProvider.SECRET);
            assertThat(owner.open(site + "/v1/session/provider/club").address())
                    .hasToString(site + "/sign-in?problem=PROVIDER_UNAVAILABLE");
        }
    }

    /** Makes the owner and returns the id of the home. */
    private static String makeOwner(Walker owner, String site, String line) throws Exception {
        String key = line.replaceAll(".*key=(\\S+).*", "$1");
        String me = owner.send(
                "POST",
                site + "/v1/owner",
                "{\"key\":\"" + key
                        + "\",\"name\":\"Olga\",\"email\":\"olga@example.org\",\"password\":\"four plain words\"}");
        return me.replaceAll(".*\"home\":\\{\"id\":\"([^\"]+)\".*", "$1");
    }

    private static void keep(Walker owner, String site, String issuer, String home, String secret) throws Exception {
        owner.send(
                "PUT",
                site + "/v1/admin/providers/club",
                "{\"name\":\"The club\",\"issuer\":\"" + issuer + "\",\"clientId\":\"" + RealProvider.CLIENT
                        + "\",\"clientSecret\":\"" + secret + "\",\"homeId\":\"" + home + "\",\"createPeople\":true}");
    }

    /** Signs somebody in, in a browser of their own; who the server says they are. */
    private static String signedIn(String site, String password) throws Exception {
        try (Walker walker = new Walker()) {
            Page form = walker.open(site + "/v1/session/provider/club");
            Page end = walker.signIn(form, RealProvider.PERSON, password);
            assertThat(end.address()).hasToString(site + "/");
            return walker.send("GET", site + "/v1/session", "");
        }
    }

    private static void refusesAWrongPassword(String site) throws Exception {
        try (Walker walker = new Walker()) {
            Page form = walker.open(site + "/v1/session/provider/club");
            Page end = walker.signIn(form, RealProvider.PERSON, "a guess");
            assertThat(end.address().getPath()).isEqualTo("/login");
        }
    }

    private static String end(String site) throws Exception {
        try (Walker walker = new Walker()) {
            Page form = walker.open(site + "/v1/session/provider/club");
            return walker.signIn(form, RealProvider.PERSON, RealProvider.PASSWORD)
                    .address()
                    .toString();
        }
    }

    private static String personOf(String me) {
        return me.replaceAll(".*\"person\":\\{\"id\":\"([^\"]+)\".*", "$1");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
