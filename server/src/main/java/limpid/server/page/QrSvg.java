package limpid.server.page;

import limpid.server.gate.browser.Qr;

/** Draws a text as a QR code in SVG: one path, always dark on light, whatever the page's colours are. */
final class QrSvg {
    private QrSvg() {}

    /** The picture of {@code text}, of at most some hundred characters; {@code label} says to the blind what it is. */
    static Html draw(String text, String label) {
        Qr code = Qr.of(text);
        int side = code.size();
        return Html.of("""
                <svg class="qr" role="img" aria-label="{}" viewBox="0 0 {} {}" shape-rendering="crispEdges">
                <rect width="{}" height="{}" fill="#fff"/><path fill="#06232b" d="{}"/></svg>""", label, side, side, side, side, code.path());
    }
}
