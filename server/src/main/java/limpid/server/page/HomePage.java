package limpid.server.page;

import java.time.Instant;
import java.util.List;
import limpid.core.reason.Wording;
import limpid.server.page.DeviceView.Why;
import limpid.server.page.HomeView.CollectionView;
import limpid.wire.message.SpaceState;

/** The first page: how every device is, what is kept, how full the plan is. */
final class HomePage {
    /** Below this the bar of the plan is calm; from here on it warns. */
    private static final int WARN_PERCENT = 80;

    private final Assets assets;

    HomePage(Assets assets) {
        this.assets = assets;
    }

    /** The whole page. */
    Html page(HomeView view) {
        return Layout.page(assets, "Status", new Layout.Account(view.person(), view.formToken()), live(view));
    }

    /** The part that changes by itself: the script fetches it again and puts it in place. */
    Html live(HomeView view) {
        return Html.of(
                """
                <div id="live" data-live="/live">
                {}
                <div class="columns">
                <section class="devices" aria-labelledby="devices"><div class="titlebar"><h2 id="devices">Devices</h2>{}</div>
                {}
                </section>
                <div class="side">
                {}
                {}
                </div>
                </div>
                </div>""",
                headline(Headline.of(view.devices())),
                addDevice(view.formToken()),
                devices(view.devices(), view.now()),
                collections(view.collections()),
                storage(view.space()));
    }

    private static Html headline(Headline headline) {
        return Html.of("""
                <section class="headline" aria-live="polite">{}<div><h1>{}</h1><p>{}</p></div></section>""", Mark.of(headline.tone()), headline.sentence(), headline.beside());
    }

    private static Html addDevice(String formToken) {
        return Html.of(
                "<form method=\"post\" action=\"/devices/code\">{}<button type=\"submit\">Add a device</button></form>",
                Forms.token(formToken));
    }

    private static Html devices(List<DeviceView> devices, Instant now) {
        if (devices.isEmpty()) {
            return new Html("<p class=\"card empty\">Devices appear here as soon as they join.</p>");
        }
        return Html.of(
                "<ul class=\"plain\">{}</ul>",
                Html.join(devices.stream().map(device -> device(device, now)).toList()));
    }

    private static Html device(DeviceView device, Instant now) {
        return Html.of(
                """
                <li class="card device">{}<div class="body">
                <h3><a href="/devices/{}">{}</a></h3>
                <p class="state {}">{}</p>
                {}
                <p class="fine">{} · seen {}</p>
                </div></li>""",
                Mark.of(device.tone()),
                device.id(),
                Html.name(device.name()),
                device.tone().css(),
                device.sentence(),
                Html.join(device.whys().stream().map(HomePage::why).toList()),
                device.platform(),
                Words.agoHtml(device.seen(), now));
    }

    private static Html why(Why why) {
        return Html.of("""
                <div class="why"><p>{}</p>{}</div>""", why.sentence(), Forms.list("steps", why.steps()));
    }

    private static Html collections(List<CollectionView> collections) {
        return Html.of(
                """
                <section class="card" aria-labelledby="kept"><h2 id="kept">Kept here</h2><dl class="figures">
                {}
                </dl></section>""",
                Html.join(collections.stream()
                        .map(c -> Html.of(
                                "<div><dt>{}</dt><dd>{} · {}</dd></div>",
                                c.title(),
                                Words.count(c.items(), "item", "items"),
                                Wording.size(c.bytes())))
                        .toList()));
    }

    private static Html storage(SpaceState space) {
        int percent = percent(space.usedBytes(), space.planBytes());
        return Html.of(
                """
                <section class="card" aria-labelledby="storage"><h2 id="storage">Storage</h2>
                {}
                <p>{} of {} used{}</p>
                {}</section>""",
                bar(percent, percent(space.reservedBytes(), space.planBytes())),
                Wording.size(space.usedBytes()),
                Wording.size(space.planBytes()),
                space.reservedBytes() == 0
                        ? Html.NONE
                        : Html.of(", {} on the way", Wording.size(space.reservedBytes())),
                space.keptBytes() == 0
                        ? Html.NONE
                        : Html.of(
                                "<p class=\"fine\">{} more are old versions and deleted things; they make room when"
                                        + " it is needed.</p>",
                                Wording.size(space.keptBytes())));
    }

    private static Html bar(int used, int reserved) {
        int shownReserved = Math.min(reserved, 100 - used);
        return Html.of("""
                <svg class="bar{}" role="img" aria-label="{} percent used" viewBox="0 0 100 4" preserveAspectRatio="none">\
                <rect class="track" width="100" height="4"/><rect class="used" width="{}" height="4"/>\
                <rect class="reserved" x="{}" width="{}" height="4"/></svg>""", used >= WARN_PERCENT ? " warn" : "", used, used, used, shownReserved);
    }

    private static int percent(long part, long whole) {
        return whole <= 0 ? 100 : Math.clamp(Math.round(100.0 * part / whole), 0, 100);
    }
}
