package limpid.cli.frame;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command writes.
 *
 * @param out answers
 * @param err complaints and progress
 * @param ansi whether colours may be used: only on a terminal, and not with NO_COLOR
 */
public record Terminal(PrintWriter out, PrintWriter err, Ansi ansi) {
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    /** The terminal that this process was started on. Always UTF-8: names of files are not ours to replace. */
    public static Terminal ofProcess() {
        return new Terminal(writer(System.out), writer(System.err), Ansi.AUTO.enabled() ? Ansi.ON : Ansi.OFF);
    }

    /** Prints one line of an answer, at once. */
    public void say(String line) {
        print(out, harmless(line));
    }

    /** Prints one line beside the answer, at once. */
    public void remark(String line) {
        print(err, harmless(line));
    }

    /** Like {@link #say}, for a line in picocli's markup, such as {@code @|bold …|@}: with colours or without. */
    public void sayStyled(String markup) {
        print(out, ansi.string(harmless(markup)));
    }

    /** Like {@link #remark}, for a line in picocli's markup. */
    public void remarkStyled(String markup) {
        print(err, ansi.string(harmless(markup)));
    }

    private static void print(PrintWriter writer, String line) {
        writer.println(line);
        writer.flush();
    }

    /** A name of a file may hold what a terminal takes for a command; here it only looks odd. */
    private static String harmless(String text) {
        return CONTROLS.matcher(text).replaceAll("\uFFFD");
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
