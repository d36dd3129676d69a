package limpid.cli.device;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import limpid.host.place.Folders;
import limpid.host.place.Machine;

/**
 * A file that makes a system start the agent with the person's session.
 *
 * @param path where the system looks for it
 * @param text what is in it
 * @param commands what the person runs afterwards
 * @param tested whether this way has been tried on such a system
 */
record ServiceFile(Path path, String text, List<String> commands, boolean tested) {
    /**
     * What to start.
     *
     * @param label tells agents of one person apart; letters, digits and hyphens
     * @param device its name, for people
     * @param launcher the absolute path of the program
     * @param state the absolute path of the state folder
     */
    record Wish(String label, String device, Path launcher, Path state) {
        List<String> words() {
            return List.of(launcher.toString(), "agent", "run", "--state", state.toString());
        }
    }

    /** The file that the system of this machine reads. */
    static ServiceFile of(Machine machine, Wish wish) {
        return switch (machine.kind()) {
            case LINUX -> systemd(machine, wish);
            case MACOS -> launchd(machine, wish);
            case WINDOWS -> task(wish);
        };
    }

    /** Source: systemd.service(5), systemd.exec(5). A device that is not joined or signed out is not started anew. */
    private static ServiceFile systemd(Machine machine, Wish wish) {
        String unit = wish.label() + ".service";
        Path config = Folders.of(machine).config().resolveSibling("systemd");
        String words = String.join(
                " ", wish.words().stream().map(ServiceFile::systemdQuoted).toList());
        String text = """
                # Written by: limpid agent install
                [Unit]
                Description=Limpid keeps %s in step

                [Service]
                Type=exec
                ExecStart=%s
                Restart=on-failure
                RestartSec=5
                RestartPreventExitStatus=2 5
                TimeoutStopSec=30

                [Install]
                WantedBy=default.target
                """.formatted(onOneLine(wish.device()).replace("%", "%%"), words);
        List<String> commands = List.of(
                "systemctl --user daemon-reload",
                "systemctl --user enable --now " + unit,
                "loginctl enable-linger    # if it shall run while you are signed out, too");
        return new ServiceFile(config.resolve("user").resolve(unit), text, commands, true);
    }

    private static String systemdQuoted(String word) {
        return "\""
                + word.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("%", "%%")
                        .replace("$", "$$")
                + "\"";
    }

    /** Source: launchd.plist(5). */
    private static ServiceFile launchd(Machine machine, Wish wish) {
        List<String> lines = new ArrayList<>();
        wish.words().forEach(word -> lines.add("    <string>" + xml(word) + "</string>"));
        String text = """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                  <key>Label</key>
                  <string>%s</string>
                  <key>ProgramArguments</key>
                  <array>
                %s
                  </array>
                  <key>RunAtLoad</key>
                  <true/>
                  <key>KeepAlive</key>
                  <dict>
                    <key>SuccessfulExit</key>
                    <false/>
                  </dict>
                </dict>
                </plist>
                """.formatted(wish.label(), String.join("\n", lines));
        Path file = machine.home().resolve("Library/LaunchAgents").resolve(wish.label() + ".plist");
        return new ServiceFile(file, text, List.of("launchctl load -w " + quoted(file)), false);
    }

    /** A task of the person's own that starts at sign-in. Source: Task Scheduler schema, version 1.2. */
    private static ServiceFile task(Wish wish) {
        List<String> words = wish.words();
        String arguments = String.join(
                " ", words.stream().skip(1).map(ServiceFile::windowsQuoted).toList());
        String text = """
                <?xml version="1.0"?>
                <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
                  <Triggers><LogonTrigger><Enabled>true</Enabled></LogonTrigger></Triggers>
                  <Settings>
                    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
                    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
                    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
                    <RestartOnFailure><Interval>PT1M</Interval><Count>255</Count></RestartOnFailure>
                  </Settings>
                  <Actions><Exec>
                    <Command>%s</Command>
                    <Arguments>%s</Arguments>
                  </Exec></Actions>
                </Task>
                """.formatted(xml(words.getFirst()), xml(arguments));
        Path file = wish.state().resolve(wish.label() + ".xml");
        String command = "schtasks /Create /TN " + wish.label() + " /XML " + quoted(file);
        return new ServiceFile(file, text, List.of(command, "schtasks /Run /TN " + wish.label()), false);
    }

    /** A backslash before the closing quote would take it away; a path that ends in one gets a second. */
    private static String windowsQuoted(String word) {
        return "\"" + word + (word.endsWith("\\") ? "\\" : "") + "\"";
    }

    private static String quoted(Path path) {
        return "\"" + path + "\"";
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
