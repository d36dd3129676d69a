package limpid.cli;

import limpid.cli.frame.Complaints;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import limpid.host.place.ThisProgram;
import picocli.CommandLine;

/** Where the program starts. */
public final class Main {
    private Main() {}

    /** Runs the command that {@code args} name, and ends the process with its exit code. */
    public static void main(String[] args) {
        ThisProgram.exit(run(Program.onThisMachine(Terminal.ofProcess()), args));
    }

    static int run(Program program, String... args) {
        Terminal terminal = program.terminal();
        CommandLine line = Commands.line(program);
        line.setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.ansi()));
        new Complaints(terminal, program.defects()).attach(line);
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
