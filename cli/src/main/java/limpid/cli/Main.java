package limpid.cli;

import limpid.cli.frame.Complaints;
import limpid.cli.frame.DefectRecord;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import picocli.CommandLine;

/** Where the program starts. */
public final class Main {
    private Main() {}

    /** Runs the command that {@code args} name, and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(Terminal.ofProcess(), _ -> "unrecorded", args));
    }

    static int run(Terminal terminal, DefectRecord defects, String... args) {
        CommandLine line = Commands.line(terminal);
        line.setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.ansi()));
        new Complaints(terminal, defects).attach(line);
        int code = args.length == 0 ? usage(line, terminal) : line.execute(args);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    private static int usage(CommandLine line, Terminal terminal) {
        line.usage(terminal.err());
        return Exit.USAGE.code();
    }
}
