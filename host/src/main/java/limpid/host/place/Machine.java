package limpid.host.place;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a program can know of where it runs, read once at its start.
 *
 * @param kind which system
 * @param system its name and version, for people
 * @param hostName what the machine calls itself
 * @param user whose account runs the program
 * @param home the person's folder
 * @param workingFolder where the program was started
 * @param environment the variables of the process
 */
public record Machine(
        Kind kind,
        String system,
        String hostName,
        String user,
        Path home,
        Path workingFolder,
        Map<String, String> environment) {
    /** Which system, where that makes a difference. */
    public enum Kind {
        LINUX,
        MACOS,
        WINDOWS
    }

    public Machine {
        environment = Map.copyOf(environment);
    }

    /** The machine that this program runs on. */
    public static Machine here() {
        String name = System.getProperty("os.name");
        Kind kind = kindOf(name);
        return new Machine(
                kind,
                kind == Kind.LINUX ? linuxName() : name + " " + System.getProperty("os.version"),
                ownHostName(),
                System.getProperty("user.name"),
                Path.of(System.getProperty("user.home")),
                Path.of("").toAbsolutePath(),
                System.getenv());
    }

    /** A variable of the environment; an empty one counts as absent. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    static Kind kindOf(String systemName) {
        if (systemName.startsWith("Windows")) {
            return Kind.WINDOWS;
        }
        return systemName.startsWith("Mac") ? Kind.MACOS : Kind.LINUX;
    }

    /** As distributions call themselves. Source: os-release(5). */
    private static String linuxName() {
        String kernel = "Linux " + System.getProperty("os.version");
        try {
            return Files.readAllLines(Path.of("/etc/os-release")).stream()
                    .filter(line -> line.startsWith("PRETTY_NAME="))
                    .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
                    .findFirst()
                    .orElse(kernel);
        } catch (IOException e) {
            return kernel; // a system that does not say what it is called
        }
    }

    /** From the kernel where it tells, because asking the network can take seconds. */
    private static String ownHostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return hostNameFromNetwork();
        }
    }

    private static String hostNameFromNetwork() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this computer";
        }
    }
}
