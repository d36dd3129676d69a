package limpid.proof.bench;

import java.io.Console;
import java.util.Optional;

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
        if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()) {
            System.out.print("\r\u001b[K" + what);
            System.out.flush();
        }
    }
}
