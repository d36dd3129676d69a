package limpid.proof.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import limpid.host.disk.SimDisk.Names;
import limpid.proof.sim.History.Entry;
import limpid.proof.sim.History.Round;

/**
 * Histories as text that people read and edit:
 *
 * <pre>
 * seed 17
 * devices exact folding
 * round
 * 1200 A write a/b t100
 * 1500 server plan-cut 100 4000 -
 * </pre>
 *
 * Lines that begin with {@code #} say why. Spaces and all but plain letters in paths stand as {@code \}{@code uXXXX}.
 */
final class HistoryText {
    private HistoryText() {}

    static String write(History history) {
        StringBuilder text = new StringBuilder("seed " + history.seed() + "\ndevices");
        history.devices().forEach(names -> text.append(' ').append(names.name().toLowerCase(Locale.ROOT)));
        for (Round round : history.rounds()) {
            text.append("\nround");
            round.entries().forEach(entry -> text.append('\n').append(line(entry)));
        }
        return text.append('\n').toString();
    }

    static String line(Entry entry) {
        String actor = entry.actor() == History.SERVER ? "server" : String.valueOf((char) ('A' + entry.actor()));
        return entry.millis() + " " + actor + " " + words(entry.act());
    }

    private static String words(Act act) {
        return switch (act) {
            case Deed.Write(var path, var value) -> "write " + escaped(path) + " " + value;
            case Deed.Begin(var path, var value) -> "begin " + escaped(path) + " " + value;
            case Deed.Save(var path, var value) -> "save " + escaped(path) + " " + value;
            case Deed.Twist(var path, var value) -> "twist " + escaped(path) + " " + value;
            case Deed.MakeFolder(var path) -> "mkdir " + escaped(path);
            case Deed.Move(var from, var to) -> "move " + escaped(from) + " " + escaped(to);
            case Deed.Swap(var one, var two) -> "swap " + escaped(one) + " " + escaped(two);
            case Deed.Copy(var from, var to) -> "copy " + escaped(from) + " " + escaped(to);
            case Deed.Delete(var path) -> "delete " + escaped(path);
            case Deed.MakeLink(var path, var target) -> "link " + escaped(path) + " " + escaped(target);
            case Deed.Mark(var path) -> "mark " + escaped(path);
            case Deed.Touch(var path) -> "touch " + escaped(path);
            case Deed.Pause _ -> "pause";
            case Deed.Resume _ -> "resume";
            case Fault(var kind, var count, var millis, var path) ->
                kindText(kind) + " " + count + " " + millis + " " + (path.isEmpty() ? "-" : escaped(path));
        };
    }

    private static String kindText(Fault.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static History read(String text) {
        long seed = 0;
        List<Names> devices = new ArrayList<>();
        List<Round> rounds = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        boolean inRound = false;
        for (String line : text.lines().map(String::strip).toList()) {
            String[] words = line.split(" +");
            switch (words[0]) {
                case "", "#" -> {}
                case "seed" -> seed = Long.parseLong(words[1]);
                case "devices" -> {
                    for (int i = 1; i < words.length; i++) {
                        devices.add(Names.valueOf(words[i].toUpperCase(Locale.ROOT)));
                    }
                }
                case "round" -> {
                    if (inRound) {
                        rounds.add(new Round(entries));
                    }
                    inRound = true;
                    entries = new ArrayList<>();
                }
                default -> entries.add(entry(words));
            }
        }
        rounds.add(new Round(entries));
        return new History(seed, devices, rounds);
    }

    private static Entry entry(String[] words) {
        int actor = words[1].equals("server") ? History.SERVER : words[1].charAt(0) - 'A';
        return new Entry(Long.parseLong(words[0]), actor, act(words));
    }

    private static Act act(String[] w) {
        return switch (w[2]) {
            case "write" -> new Deed.Write(plain(w[3]), Value.of(w[4]));
            case "begin" -> new Deed.Begin(plain(w[3]), Value.of(w[4]));
            case "save" -> new Deed.Save(plain(w[3]), Value.of(w[4]));
            case "twist" -> new Deed.Twist(plain(w[3]), Value.of(w[4]));
            case "mkdir" -> new Deed.MakeFolder(plain(w[3]));
            case "move" -> new Deed.Move(plain(w[3]), plain(w[4]));
            case "swap" -> new Deed.Swap(plain(w[3]), plain(w[4]));
            case "copy" -> new Deed.Copy(plain(w[3]), plain(w[4]));
            case "delete" -> new Deed.Delete(plain(w[3]));
            case "link" -> new Deed.MakeLink(plain(w[3]), plain(w[4]));
            case "mark" -> new Deed.Mark(plain(w[3]));
            case "touch" -> new Deed.Touch(plain(w[3]));
            case "pause" -> new Deed.Pause();
            case "resume" -> new Deed.Resume();
            default ->
                new Fault(
                        Fault.Kind.valueOf(w[2].toUpperCase(Locale.ROOT).replace('-', '_')),
                        Long.parseLong(w[3]),
                        Long.parseLong(w[4]),
                        w[5].equals("-") ? "" : plain(w[5]));
        };
    }

    private static String escaped(String path) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c <= ' ' || c > '~' || c == '\\') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String plain(String escaped) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.charAt(i) == '\\') {
                out.append((char) Integer.parseInt(escaped.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                out.append(escaped.charAt(i));
            }
        }
        return out.toString();
    }
}
