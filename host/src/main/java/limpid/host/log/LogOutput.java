package limpid.host.log;

import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/** Where the log of this program goes, with that of the libraries it uses. */
public final class LogOutput {
    /** How much is written. */
    public enum Loudness {
        ERRORS,
        WARNINGS,
        NORMAL,
        ALL
    }

    private LogOutput() {}

    /** Sends every line to {@code out} from now on. Called once, when a program starts. */
    public static void to(OutputStream out, Loudness loudness) {
        Level level = levelOf(loudness);
        LogManager.getLogManager().reset();
        Handler lines = new Flushing(out);
        lines.setLevel(level);
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        Logger.getLogger("limpid").setLevel(level);
        root.addHandler(lines);
    }

    private static Level levelOf(Loudness loudness) {
        return switch (loudness) {
            case ERRORS -> Level.SEVERE;
            case WARNINGS -> Level.WARNING;
            case NORMAL -> Level.INFO;
            case ALL -> Level.FINE;
        };
    }

    /** Writes each line through: the last lines before a crash are the ones that matter. */
    private static final class Flushing extends StreamHandler {
        Flushing(OutputStream out) {
            super(out, new JsonLines());
            useUtf8();
        }

        private void useUtf8() {
            try {
                setEncoding(StandardCharsets.UTF_8.name());
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException("this Java has no UTF-8", e);
            }
        }

        @Override
        public synchronized void publish(LogRecord line) {
            super.publish(line);
            flush();
        }
    }
}
