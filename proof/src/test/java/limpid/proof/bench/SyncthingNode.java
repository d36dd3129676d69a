package limpid.proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One instance of Syncthing, with keys that it made itself and settings that keep it on loopback.
 *
 * @param id what others know it by
 * @param version of the settings that it reads
 */
record SyncthingNode(String name, Path folder, String id, String version, int port, int askPort) {
    private static final String KEY = "bench";
    private static final Pattern ID = Pattern.compile("<device id=\"([A-Z0-9-]{63})\"");
    private static final Pattern VERSION = Pattern.compile("<configuration version=\"([0-9]+)\"");

    /** Lets it make its keys. */
    static SyncthingNode generate(String name, Path folder, Processes processes) {
        Path home = home(folder, name);
        processes.ask(Command.of("syncthing", "generate", "--home=" + home).with("HOME", folder));
        try {
            Files.createDirectories(folder.resolve(name).resolve(".stfolder"));
            String made = Files.readString(home.resolve("config.xml"));
            return new SyncthingNode(name, folder, find(ID, made), find(VERSION, made), Ports.free(), Ports.free());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String find(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new Unfinished("Syncthing made settings without " + pattern);
        }
        return found.group(1);
    }

    private static Path home(Path folder, String name) {
        return folder.resolve("home-" + name);
    }

    /** Writes its settings. What they do not name is as Syncthing would have it. */
    void configure(List<SyncthingNode> others) {
        StringBuilder devices = new StringBuilder(device("dynamic"));
        StringBuilder members = new StringBuilder(member());
        for (SyncthingNode other : others) {
            devices.append(other.device("tcp://127.0.0.1:" + other.port));
            members.append(other.member());
        }
        try {
            Files.writeString(home(folder, name).resolve("config.xml"), settings(members, devices));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String device(String address) {
        return "<device id=\"" + id + "\" name=\"" + name + "\"><address>" + address + "</address></device>\n";
    }

    private String member() {
        return "<device id=\"" + id + "\"/>";
    }

    private String settings(CharSequence members, CharSequence devices) {
        return """
                <configuration version="%s">
                <folder id="bench" label="bench" path="%s" type="sendreceive" fsWatcherEnabled="true" fsWatcherDelayS="1">
                %s
                </folder>
                %s
                <gui enabled="true"><address>127.0.0.1:%d</address><apikey>%s</apikey></gui>
                <options>
                <listenAddress>tcp://127.0.0.1:%d</listenAddress>
                <globalAnnounceEnabled>false</globalAnnounceEnabled>
                <localAnnounceEnabled>false</localAnnounceEnabled>
                <relaysEnabled>false</relaysEnabled>
                <natEnabled>false</natEnabled>
                <stunKeepaliveStartS>0</stunKeepaliveStartS>
                <urAccepted>-1</urAccepted>
                <crashReportingEnabled>false</crashReportingEnabled>
                <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
                <startBrowser>false</startBrowser>
                <setLowPriority>false</setLowPriority>
                <reconnectionIntervalS>5</reconnectionIntervalS>
                </options>
                </configuration>
                """.formatted(version, folder.resolve(name), members, devices, askPort, KEY, port);
    }

    Command serve() {
        return Command.of(
                        "syncthing",
                        "serve",
                        "--home=" + home(folder, name),
                        "--no-browser",
                        "--no-restart",
                        "--no-upgrade")
                .with("HOME", folder)
                .with("STNOUPGRADE", "1");
    }

    /** Whether it talks with another one. */
    boolean isConnected() {
        return ask("system/connections").matches("(?s).*\"connected\":\\s*true.*");
    }

    /** Whether it has looked at all, and misses nothing. */
    boolean isIdle() {
        String status = ask("db/status?folder=bench");
        return status.matches("(?s).*\"state\":\\s*\"idle\".*")
                && status.matches("(?s).*\"needTotalItems\":\\s*0\\b.*")
                && status.matches("(?s).*\"needDeletes\":\\s*0\\b.*");
    }

    /** What it answers; nothing while it cannot. */
    private String ask(String what) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + askPort + "/rest/" + what))
                .header("X-API-Key", KEY)
                .timeout(Duration.ofSeconds(30))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? answer.body() : "";
        } catch (IOException notYet) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unfinished("interrupted");
        }
    }
}
