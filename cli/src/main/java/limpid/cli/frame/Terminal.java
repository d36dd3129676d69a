package limpid.cli.frame;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command writes.
 *
 * @param out answers
 * @param err complaints and progress
 * @param ansi whether colours may be used: only on a terminal, and not with NO_COLOR
 */
public record Terminal(PrintWriter out, PrintWriter err, Ansi ansi) {
    /** The terminal that this process was started on. Always UTF-8: names of files are not ours to replace. */
    public static Terminal ofProcess() {
        return new Terminal(writer(System.out), writer(System.err), Ansi.AUTO.enabled() ? Ansi.ON : Ansi.OFF);
    }

    /** Prints one line of an answer, at once. */
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Prints one line beside the answer, at once. */
    public void remark(String line) {
        err.println(line);
        err.flush();
    }

    /** The text in picocli's markup, such as {@code @|bold …|@}, with colours or without. */
    public String styled(String markup) {
        return ansi.string(markup);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
