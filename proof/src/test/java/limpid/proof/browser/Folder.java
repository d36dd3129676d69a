package limpid.proof.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What lies in a folder: the SHA-256 of each file by its path. */
final class Folder {
    private Folder() {}

    /** Of a folder of this machine. */
    static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> hashes.put(folder.relativize(file).toString(), hash(file)));
        }
        return hashes;
    }

    /** Of a folder at the top of what somebody keeps on the server, as their browser is given it; empty if there is none. */
    @SuppressWarnings("unchecked") // texts by text is what the script gives
    static Map<String, String> hashes(Visitor visitor, String name) {
        return new TreeMap<>((Map<String, String>) visitor.page().evaluate("""
                async (name) => {
                  const ask = async (path) => (await fetch(path)).json();
                  const files = (await ask("/v1/session")).collections.find((each) => each.kind === "files").id;
                  const base = `/v1/collections/${encodeURIComponent(files)}`;
                  const list = async (folder) => {
                    const entries = [];
                    for (let after = ""; after !== undefined; ) {
                      const page = await ask(`${base}/folders/${folder}?limit=1000${after && "&after=" + encodeURIComponent(after)}`);
                      entries.push(...page.entries);
                      after = page.next;
                    }
                    return entries;
                  };
                  const found = {};
                  const walk = async (folder, path) => {
                    for (const entry of await list(folder)) {
                      if (entry.kind === "FOLDER") {
                        await walk(entry.id, path + entry.name + "/");
                        continue;
                      }
                      const bytes = await (await fetch(`${base}/items/${entry.id}/content`)).arrayBuffer();
                      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
                      found[path + entry.name] = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
                    }
                  };
                  const top = (await list("root")).find((entry) => entry.name === name);
                  if (top) await walk(top.id, "");
                  return found;
                }""", name));
    }

    /** Of one file. */
    static String hash(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
