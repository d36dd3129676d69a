package limpid.server.page;

import java.time.Instant;
import limpid.server.page.DeviceView.Why;
import limpid.wire.message.PairingCode;

/** The pages about one device: add it, look at it, rename it, sign it out. */
final class DevicePages {
    private final Assets assets;

    DevicePages(Assets assets) {
        this.assets = assets;
    }

    /** The join code, as text, as a command and as a picture. */
    Html code(Layout.Account account, JoinOffer offer) {
        return Layout.page(
                assets,
                "Add a device",
                account,
                Html.of(
                        """
                        <section class="card code">
                        <div>
                        <h1>Add a device</h1>
                        <p class="lead">On the computer that shall join, run this in a terminal:</p>
                        {}
                        {}
                        <p>The code is</p>
                        <p class="{}">{}</p>
                        <p class="aside">It works once, until {}. Whoever has it can join a device in your name, so show it to nobody else.</p>
                        {}
                        </div>
                        <div class="picture">{}<p class="fine">Or read it with a camera.</p></div>
                        </section>
                        <section id="joined" class="joined" data-live="/devices/joined?since={}" aria-live="polite">{}</section>
                        <p><a class="button quiet" href="/">Back to the devices</a></p>""",
                        command(offer.command()),
                        reach(offer),
                        offer.isPinned() ? "joincode long" : "joincode",
                        offer.code(),
                        Words.momentHtml(offer.expires()),
                        authority(offer),
                        QrSvg.draw(offer.link(), "A picture of the join code"),
                        offer.now().toString(),
                        waiting()));
    }

    /** Below the code while nobody has joined. */
    static Html waiting() {
        return new Html("<p class=\"fine\">Waiting for the device…</p>");
    }

    /** Below the code once somebody has. */
    static Html joined(DeviceView device) {
        return Html.of(
                "<p class=\"card device\">{}<span class=\"body\"><strong>{}</strong> has joined.</span></p>",
                Mark.of(device.tone()),
                Html.name(device.name()));
    }

    /** All about one device. */
    Html device(Layout.Account account, DeviceView device, String complaint, Instant now) {
        return Layout.page(
                assets,
                device.name(),
                account,
                Html.of(
                        """
                        <p><a href="/">All devices</a></p>
                        <section class="headline">{}<div><h1>{}</h1><p class="state {}">{}</p></div></section>
                        {}
                        <div class="columns"><section class="card" aria-labelledby="name"><h2 id="name">Name</h2>
                        {}
                        <form method="post" action="/devices/{}/name">{}
                        <p class="field"><label for="device-name">What people call it</label>
                        <input id="device-name" name="name" type="text" value="{}" maxlength="100" required></p>
                        <button type="submit">Rename</button></form>
                        <p class="fine">{} · seen {}</p>
                        </section>
                        {}</div>""",
                        Mark.of(device.tone()),
                        Html.name(device.name()),
                        device.tone().css(),
                        device.sentence(),
                        Html.join(device.whys().stream().map(DevicePages::why).toList()),
                        Forms.complaint(complaint),
                        device.id(),
                        Forms.token(account.formToken()),
                        device.name(),
                        device.platform(),
                        Words.agoHtml(device.seen(), now),
                        signOut(account, device)));
    }

    private static Html signOut(Layout.Account account, DeviceView device) {
        return Html.of("""
                <section class="card" aria-labelledby="sign-out"><h2 id="sign-out">Sign it out</h2>
                <p>It can then neither read nor change anything here. The files on it stay there. To have it back, join it
                again.</p>
                <form method="post" action="/devices/{}/sign-out">{}
                <p class="check"><input id="sure" name="sure" type="checkbox" value="yes" required>
                <label for="sure">Yes, sign {} out</label></p>
                <button class="danger" type="submit">Sign out this device</button></form>
                </section>""", device.id(), Forms.token(account.formToken()), Html.name(device.name()));
    }

    private static Html why(Why why) {
        return Html.of(
                """
                <section class="card reason"><h2>{}</h2><p>{}</p>{}
                <details><summary>What was seen</summary>{}
                <p class="fine"><code>{}</code> since {}</p></details></section>""",
                why.title(),
                why.sentence(),
                Forms.list("steps", why.steps()),
                Forms.list("seen", why.seen()),
                why.code(),
                Words.momentHtml(why.since()));
    }

    private static Html reach(JoinOffer offer) {
        return offer.onlyThisMachine() ? new Html("""
                        <p class="hint">This server listens to this machine alone, so the command works in a terminal here. To let
                        other computers in, start it with <code>--listen 0.0.0.0:8420</code>, and open this page by the
                        address that it then prints.</p>""") : Html.NONE;
    }

    private static Html authority(JoinOffer offer) {
        return offer.isPinned() ? Html.of("""
                        <p class="fine">The code says by which key devices recognise this server, so it is long and they need
                        nothing else. Your browser does not know that key: <a href="/{}">this server's certificate</a> can be
                        added to its authorities.</p>""", PageRoutes.AUTHORITY) : Html.NONE;
    }

    /** A command to copy. */
    static Html command(String command) {
        return Html.of(
                "<div class=\"command\"><code id=\"command\">{}</code><button class=\"quiet\" type=\"button\""
                        + " data-copy=\"command\" hidden>Copy</button></div>",
                command);
    }

    /**
     * A join code and how to use it.
     *
     * @param command what to run
     * @param link what the picture says
     * @param onlyThisMachine whether other machines cannot reach the address
     */
    record JoinOffer(String code, String command, String link, Instant now, Instant expires, boolean onlyThisMachine) {
        /** Whether the code says by which key the server is recognised. */
        boolean isPinned() {
            return PairingCode.of(code).flatMap(PairingCode::pin).isPresent();
        }
    }
}
