package limpid.cli.frame;

import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTexts;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says on standard error why a command did not do what was asked: one sentence, the code in brackets, what to do. */
public final class Complaints {
    private final Terminal terminal;
    private final DefectRecord defects;

    public Complaints(Terminal terminal, DefectRecord defects) {
        this.terminal = terminal;
        this.defects = defects;
    }

    /** Makes {@code line} and all its commands complain this way. */
    public void attach(CommandLine line) {
        line.setParameterExceptionHandler((wrong, _) -> usage(wrong));
        line.setExecutionExceptionHandler((thrown, _, _) -> failure(thrown));
    }

    /** Says a reason; returns the exit code it leads to. */
    public int say(Reason reason) {
        ReasonTexts texts = ReasonTexts.english();
        terminal.remark(texts.sentence(reason) + " [" + reason.code() + "]");
        terminal.remark("What to do: " + texts.bestRemedy(reason).sentence());
        return Exit.of(reason).code();
    }

    private int failure(Exception thrown) {
        if (thrown instanceof ReasonException known) {
            return say(known.reason());
        }
        return defect(thrown);
    }

    private int defect(Exception thrown) {
        terminal.remark(
                "Limpid did something that its makers thought impossible. [" + ReasonCode.INTERNAL_DEFECT + "]");
        terminal.remark("What to do: report it with the id " + defects.keep(thrown) + ".");
        return Exit.DEFECT.code();
    }

    private int usage(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        terminal.remark(firstLine(wrong) + " [" + ReasonCode.SETTINGS_INVALID + "]");
        terminal.remark("What to do: " + advice(wrong, command.getCommandSpec().qualifiedName()) + ".");
        return Exit.USAGE.code();
    }

    private static String advice(ParameterException wrong, String command) {
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            return "perhaps you meant " + command + " "
                    + unmatched.getSuggestions().getFirst();
        }
        return "see " + command + " --help";
    }

    private static String firstLine(ParameterException wrong) {
        String text = message(wrong);
        String line = text.lines().findFirst().orElse(text).strip();
        return line.endsWith(".") ? line : line + ".";
    }

    private static String message(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return "There is no command or value " + String.join(" ", unmatched.getUnmatched()) + " here";
        }
        return wrong.getMessage() == null ? "That command has no meaning" : wrong.getMessage();
    }
}
