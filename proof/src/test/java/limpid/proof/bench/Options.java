package limpid.proof.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the command line asks for.
 *
 * @param launcher starts the program that is measured
 * @param programs what it is compared with, if it is installed
 * @param json where the figures shall go for machines
 */
record Options(Path launcher, Set<Scenario> scenarios, Sizes sizes, List<Program> programs, Optional<Path> json) {
    private static final String USE =
            "Use: ./limpid bench [NAME…] [--quick] [--files N] [--size MIB] [--peers NAME,…|none] [--json FILE]";

    /** That they cannot be followed, and why. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String what) {
            super(what + " [SETTINGS_INVALID]\n" + USE);
        }
    }

    /** The first argument is the launcher. */
    static Options of(List<String> arguments) throws Wrong {
        Map<String, Scenario> known = Scenarios.byName();
        Set<Scenario> chosen = new LinkedHashSet<>();
        Sizes sizes = arguments.contains("--quick") ? Sizes.QUICK : Sizes.FULL;
        List<Program> programs = Program.ALL;
        Optional<Path> json = Optional.empty();
        for (int at = 1; at < arguments.size(); at++) {
            switch (arguments.get(at)) {
                case "--quick" -> {}
                case "--files" -> sizes = sizes.withFiles((int) number(arguments, ++at, 1_000_000));
                case "--size" -> sizes = sizes.withLarge(number(arguments, ++at, 64 << 10) << 20);
                case "--peers" -> programs = programs(value(arguments, ++at));
                case "--json" -> json = Optional.of(writable(value(arguments, ++at)));
                default -> chosen.add(named(known, arguments.get(at)));
            }
        }
        Set<Scenario> all = chosen.isEmpty() ? new LinkedHashSet<>(known.values()) : chosen;
        return new Options(Path.of(arguments.getFirst()), all, sizes, programs, json);
    }

    private static Scenario named(Map<String, Scenario> known, String name) throws Wrong {
        Scenario scenario = known.get(name);
        if (scenario == null) {
            throw new Wrong(
                    "There is no benchmark " + name + "; there are: " + String.join(", ", known.keySet()) + ".");
        }
        return scenario;
    }

    private static String value(List<String> arguments, int at) throws Wrong {
        if (at >= arguments.size() || arguments.get(at).isEmpty()) {
            throw new Wrong(arguments.get(at - 1) + " needs a value.");
        }
        return arguments.get(at);
    }

    private static long number(List<String> arguments, int at, long most) throws Wrong {
        String text = at < arguments.size() ? arguments.get(at) : "";
        if (!text.matches("[1-9][0-9]{0,8}") || Long.parseLong(text) > most) {
            throw new Wrong(arguments.get(at - 1) + " needs a number from 1 to " + most + ".");
        }
        return Long.parseLong(text);
    }

    private static List<Program> programs(String names) throws Wrong {
        List<Program> programs = new ArrayList<>();
        for (String name : names.equals("none") ? new String[0] : names.split(",", -1)) {
            programs.add(Program.ALL.stream()
                    .filter(each -> each.command().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new Wrong("There is no peer " + name + "; there are: "
                            + Program.ALL.stream().map(Program::command).collect(Collectors.joining(", ")) + ".")));
        }
        return programs;
    }

    private static Path writable(String name) throws Wrong {
        Path file = Path.of(name).toAbsolutePath();
        Path folder = file.getParent();
        if (folder == null || Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new Wrong("--json needs a file that can be written, not " + name + ".");
        }
        return file;
    }
}
