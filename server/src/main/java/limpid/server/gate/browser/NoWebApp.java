package limpid.server.gate.browser;

import java.util.List;
import java.util.Map;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Routes;

/** What browsers see of a program that was built without the web app: one plain page that says what to do. */
public final class NoWebApp implements Routes {
    private static final String PAGE = """
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Limpid</title><h1>Limpid runs here, without its web app</h1>
            <p>This program was built on a machine without Node 20.19 or newer, which the web app is built with. Install it from
            nodejs.org or your system's packages, stop the server, and run <code>./limpid up</code> again.</p>
            <p>Devices sync all the same. On the server's own machine, commands do what the pages would:</p>
            <pre>limpid admin owner --email you@example.org --name You --password-file FILE
            limpid admin code --person you@example.org
            limpid admin devices</pre>""";

    @Override
    public Map<Method, Endpoint> at(List<String> path) {
        return path.isEmpty()
                        || !(path.getFirst().equals("v1") || path.getLast().contains("."))
                ? Map.of(Method.GET, _ -> Shield.over(Reply.html(200, PAGE)))
                : Map.of();
    }
}
