package limpid.server.page;

/** The frame around every page. */
final class Layout {
    private Layout() {}

    /** A page for somebody who is signed in. */
    static Html page(Assets assets, String title, Account account, Html main) {
        return frame(assets, title, account.bar(), main);
    }

    /** A page for anybody. */
    static Html page(Assets assets, String title, Html main) {
        return frame(assets, title, Html.NONE, main);
    }

    private static Html frame(Assets assets, String title, Html bar, Html main) {
        return Html.of(
                """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>{} · limpid</title>
                <link rel="icon" href="{}" type="image/svg+xml">
                <link rel="stylesheet" href="{}">
                <script type="module" src="{}"></script>
                </head>
                <body>
                <a class="skip" href="#main">Skip to the content</a>
                <header class="top"><div class="wide">
                <a class="wordmark" href="/">{}<span>limpid</span></a>{}
                </div></header>
                <main id="main" class="wide">
                {}
                </main>
                </body>
                </html>
                """,
                title,
                assets.path("icon.svg"),
                assets.path("limpid.css"),
                assets.path("live.js"),
                Mark.sign(),
                bar,
                main);
    }

    /** Who is signed in, for the top of the page. */
    record Account(String person, String formToken) {
        private Html bar() {
            return Html.of("""
                    <form class="account" method="post" action="/sign-out">{}
                    <span class="who">{}</span> <button class="quiet" type="submit">Sign out</button></form>""", Forms.token(formToken), Html.name(person));
        }
    }
}
