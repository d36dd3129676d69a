package limpid.proof.bench;

import java.io.Console;

/** What is done now, for somebody who waits at a terminal; nothing of it stays there. */
final class Progress {
    private Progress() {}

    static void say(String what) {
        show("… " + what);
    }

    static void clear() {
        show("");
    }

    private static void show(String what) {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            System.err.print("\r\u001b[K" + what);
        }
    }
}
