package limpid.server.certificate;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import limpid.core.chunk.Hash;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.chance.Chance;
import limpid.host.log.Log;
import limpid.host.place.PrivateFolder;
import limpid.host.place.SecretFile;
import limpid.host.settings.Secret;
import limpid.host.time.Clock;

/**
 * An authority of this server's own, made at its first start. Devices believe its key, so the key stays for good; the
 * certificates around it and below it are made anew as often as need be.
 */
final class LocalAuthority implements Proof {
    /** Both hold a key, and so only their owner may read them. */
    static final String AUTHORITY_FILE = "authority.pem";

    private static final String SERVER_FILE = "server.pem";
    private static final Log LOG = Log.of("limpid.server.certificate");
    /** A quarter of a server certificate's time: a server that runs one day in three months renews it in time. */
    private static final Duration SERVER_RENEWED_BEFORE = Duration.ofDays(100);

    private static final Duration AUTHORITY_RENEWED_BEFORE = Duration.ofDays(2 * 365);
    private static final int MARK_LENGTH = 8;

    private final Path folder;
    private final Supplier<List<String>> names;
    private final Clock clock;
    private final Chance chance;
    private Credentials authority;
    private Credentials server;

    private LocalAuthority(Path folder, Supplier<List<String>> names, Clock clock, Chance chance) {
        this.folder = folder;
        this.names = names;
        this.clock = clock;
        this.chance = chance;
        this.authority = inTime(read(AUTHORITY_FILE).orElseGet(this::newAuthority));
        this.server = read(SERVER_FILE).filter(this::serves).orElseGet(this::newServer);
    }

    /**
     * The authority in {@code folder}, made now if there is none.
     *
     * @param names what this machine is called now: host names and addresses, at least one
     */
    static LocalAuthority open(Path folder, Supplier<List<String>> names, Clock clock, Chance chance) {
        PrivateFolder.make(folder, clock);
        return new LocalAuthority(folder, names, clock, chance);
    }

    @Override
    public Credentials credentials() {
        return server;
    }

    @Override
    public Optional<Hash> pin() {
        return Optional.of(authority.name());
    }

    @Override
    public Optional<String> authorityCertificate() {
        return Optional.of(Pem.write(authority.own()));
    }

    @Override
    public Optional<Credentials> renewed() {
        if (serves(server)) {
            return Optional.empty();
        }
        authority = inTime(authority);
        server = newServer();
        return Optional.of(server);
    }

    private Credentials newAuthority() {
        return write(AUTHORITY_FILE, selfSigned(Signing.newPair()));
    }

    /** The same key with a certificate of today, if the one it has begins later or ends soon. */
    private Credentials inTime(Credentials known) {
        Instant now = clock.now();
        boolean isInTime = !known.begins().isAfter(now) && known.ends().isAfter(now.plus(AUTHORITY_RENEWED_BEFORE));
        return isInTime
                ? known
                : write(AUTHORITY_FILE, selfSigned(new KeyPair(known.own().getPublicKey(), known.key())));
    }

    /** Two authorities have two names, however the machines are called: browsers mix up what is called alike. */
    private Credentials selfSigned(KeyPair pair) {
        String mark = Hash.of(pair.getPublic().getEncoded()).toString().substring(0, MARK_LENGTH);
        String name = "Limpid " + mark + " on " + names.get().getFirst();
        return new Credentials(pair.getPrivate(), List.of(new Signing(chance, clock.now()).authority(pair, name)));
    }

    private boolean serves(Credentials shown) {
        Instant now = clock.now();
        Set<String> known = canonical(shown.names());
        boolean isNamed = known.containsAll(canonical(names.get()));
        boolean isOurs = shown.chain().getLast().equals(authority.own());
        return isNamed
                && isOurs
                && !shown.begins().isAfter(now)
                && shown.ends().isAfter(now.plus(SERVER_RENEWED_BEFORE));
    }

    private static Set<String> canonical(List<String> all) {
        return all.stream().map(Signing::canonical).collect(Collectors.toSet());
    }

    private Credentials newServer() {
        KeyPair pair = Signing.newPair();
        var certificate = new Signing(chance, clock.now()).server(pair.getPublic(), names.get(), authority);
        return write(SERVER_FILE, new Credentials(pair.getPrivate(), List.of(certificate, authority.own())));
    }

    /**
     * What a file holds; empty if it is not there. The server's own, which is made anew in a moment, may be damaged; the
     * authority's is not replaced by a new one, which no device would know. Fails with: DATA_UNREADABLE.
     */
    private Optional<Credentials> read(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Pem.Contents contents = Pem.read(text.get());
            if (!contents.keys().isEmpty() && !contents.certificates().isEmpty()) {
                var found = new Credentials(contents.keys().getFirst(), contents.certificates());
                if (found.belongTogether()) {
                    return Optional.of(found);
                }
            }
        } catch (Pem.UnreadableException e) {
            LOG.warning("a file of this server's certificates is damaged");
        }
        if (name.equals(SERVER_FILE)) {
            return Optional.empty();
        }
        throw unreadable(
                name,
                "the key of this server's own authority is damaged; put the file back from a backup, or remove it, and"
                        + " then sign every device in again with a new code");
    }

    private Optional<String> text(String name) {
        try {
            return file(name).read().map(Secret::reveal);
        } catch (ReasonException e) {
            throw unreadable(name, e.reason().observed("system-said").orElse("it cannot be read"));
        }
    }

    private Credentials write(String name, Credentials credentials) {
        file(name).write(new Secret<>(Pem.write(credentials)));
        return credentials;
    }

    private SecretFile file(String name) {
        return new SecretFile(clock, folder.resolve(name));
    }

    private ReasonException unreadable(String name, String said) {
        Instant now = clock.now();
        return new ReasonException(Reason.of(
                ReasonCode.DATA_UNREADABLE,
                Subject.server(""),
                now,
                new Evidence("path", folder.resolve(name).toString(), "", SOURCE, now),
                new Evidence("system-said", said, "", SOURCE, now)));
    }
}
