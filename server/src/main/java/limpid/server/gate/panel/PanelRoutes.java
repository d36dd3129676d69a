package limpid.server.gate.panel;

import static limpid.server.gate.Method.DELETE;
import static limpid.server.gate.Method.GET;
import static limpid.server.gate.Method.POST;
import static limpid.server.gate.Method.PUT;

import java.util.List;
import java.util.Map;
import limpid.core.reason.ReasonTexts;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Routes;
import limpid.server.gate.browser.Askers;
import limpid.server.library.Library;
import limpid.server.panel.DevicePanel;
import limpid.server.panel.FarOrders;
import limpid.server.panel.LostDevices;
import limpid.server.panel.SealDesk;
import limpid.store.ledger.Ledger;

/** The table of the panel of devices. */
public final class PanelRoutes implements Routes {
    private final DeviceListEndpoints list;
    private final JoinCodeEndpoint codes;
    private final OrderEndpoints orders;
    private final LossEndpoints loss;
    private final PaperEndpoints papers;
    private final SealEndpoints seal;

    /** The panel over a library. */
    public PanelRoutes(Askers askers, Ledger ledger, Library library, Clock clock, Chance chance) {
        ReasonTexts texts = ReasonTexts.english();
        DevicePanel panel = new DevicePanel(ledger, clock, texts);
        FarOrders far = new FarOrders(ledger, clock, library.registry(), library.hints(), panel);
        DeviceMessages messages = new DeviceMessages(texts);
        this.list = new DeviceListEndpoints(askers, panel, messages, clock);
        this.codes = new JoinCodeEndpoint(askers, library.registry(), clock);
        this.orders = new OrderEndpoints(askers, far, clock);
        this.loss = new LossEndpoints(askers, new LostDevices(ledger, clock, chance, library.hints()), clock);
        this.papers = new PaperEndpoints(askers, panel, far, clock);
        this.seal = new SealEndpoints(new SealDesk(ledger, clock, library.registry(), library.hints()), clock);
    }

    @Override
    public Map<Method, Endpoint> at(List<String> path) {
        if (path.size() < 2 || !path.getFirst().equals("v1")) {
            return Map.of();
        }
        List<String> rest = path.subList(1, path.size());
        return switch (rest.getFirst()) {
            case "devices" -> devices(rest);
            case "orders" -> orders(rest);
            case "home" -> rest.equals(List.of("home", "register")) ? Map.of(GET, papers::register) : Map.of();
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> orders(List<String> rest) {
        return switch (String.join("/", rest)) {
            case "orders" -> Map.of(GET, seal::order, POST, seal::hear);
            case "orders/erased" -> Map.of(POST, seal::hearErased);
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> devices(List<String> rest) {
        return switch (rest.size()) {
            case 1 -> Map.of(GET, list::all);
            case 2 -> second(rest.get(1));
            case 3 -> rest.get(1).equals("self") ? Map.of() : third(rest.get(2));
            default -> Map.of();
        };
    }

    /** The device itself stands at {@code self}, in the table of the devices' own protocol. */
    private Map<Method, Endpoint> second(String name) {
        return switch (name) {
            case "codes" -> Map.of(POST, codes::make);
            case "self" -> Map.of();
            default -> Map.of(GET, list::one);
        };
    }

    private Map<Method, Endpoint> third(String what) {
        return switch (what) {
            case "name" -> Map.of(PUT, orders::rename);
            case "pause" -> Map.of(POST, orders::pause);
            case "resume" -> Map.of(POST, orders::resume);
            case "confirm" -> Map.of(POST, orders::confirm);
            case "sign-out" -> Map.of(POST, orders::signOut);
            case "lost" -> Map.of(POST, loss::report, DELETE, loss::found);
            case "sheet" -> Map.of(GET, papers::sheet);
            case "plate" -> Map.of(PUT, papers::plate);
            default -> Map.of();
        };
    }
}
