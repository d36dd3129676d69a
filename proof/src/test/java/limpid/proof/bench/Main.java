package limpid.proof.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./limpid bench [NAME…] [--quick] [--files N] [--size MIB]}: measures, and prints one table. */
public final class Main {
    private final Path launcher;
    private final Sizes sizes;
    private final List<String> failures = new ArrayList<>();

    private Main(Path launcher, Sizes sizes) {
        this.launcher = launcher;
        this.sizes = sizes;
    }

    /** The first argument is the launcher of the program that is measured. */
    public static void main(String[] args) throws IOException {
        Map<String, Scenario> known = Scenarios.byName();
        Set<Scenario> chosen = new LinkedHashSet<>();
        Sizes sizes = List.of(args).contains("--quick") ? Sizes.QUICK : Sizes.FULL;
        for (int at = 1; at < args.length; at++) {
            switch (args[at]) {
                case "--quick" -> {}
                case "--files" -> sizes = sizes.withFiles((int) number(args, ++at, 1_000_000));
                case "--size" -> sizes = sizes.withLarge(number(args, ++at, 64 << 10) << 20);
                default -> chosen.add(named(known, args[at]));
            }
        }
        Main bench = new Main(Path.of(args[0]), sizes);
        bench.run(chosen.isEmpty() ? new LinkedHashSet<>(known.values()) : chosen);
        System.exit(bench.failures.isEmpty() ? 0 : 1);
    }

    private static Scenario named(Map<String, Scenario> known, String name) {
        Scenario scenario = known.get(name);
        if (scenario == null) {
            refuse("There is no benchmark " + name + "; there are: " + String.join(", ", known.keySet()) + ".");
            throw new IllegalStateException();
        }
        return scenario;
    }

    private static long number(String[] args, int at, long most) {
        String text = at < args.length ? args[at] : "";
        if (!text.matches("[1-9][0-9]{0,8}") || Long.parseLong(text) > most) {
            refuse(args[at - 1] + " needs a number from 1 to " + most + ".");
        }
        return Long.parseLong(text);
    }

    private static void refuse(String what) {
        System.err.println(what + " [SETTINGS_INVALID]");
        System.err.println("Use: ./limpid bench [NAME…] [--quick] [--files N] [--size MIB]");
        System.exit(2);
    }

    private void run(Set<Scenario> scenarios) throws IOException {
        if (!Rsync.isInstalled()) {
            System.out.println("rsync is not installed: its times are left out.");
        }
        System.out.println(Row.HEAD);
        for (Scenario scenario : scenarios) {
            measure(scenario);
        }
        failures.forEach(System.err::println);
    }

    private void measure(Scenario scenario) throws IOException {
        try (Scratch scratch = Scratch.make();
                Trio trio = new Trio(launcher, scratch.folder().resolve("limpid"))) {
            scratch.first(trio);
            Setting setting = new Setting(trio, new Rsync(scratch.folder().resolve("rsync")), sizes, scratch.folder());
            scenario.run(setting).forEach(row -> System.out.println(row.line()));
        } catch (Unfinished unfinished) {
            failures.add("Not finished: " + unfinished.getMessage());
        }
    }
}
