package limpid.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import limpid.host.mail.MailServer;
import limpid.host.mail.MailServer.Login;
import limpid.host.settings.Secret;
import limpid.server.secret.Strongbox;
import limpid.store.ledger.DirectoryTransaction;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.Ledger;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.MalformedException;

/** What the server knows of its mail: settings, and how the last one went. Safe for all threads. */
public final class MailBook {
    private static final String TOPIC = "settings";
    private static final String SETTINGS = "mail";
    private static final String STATE = "mail-state";
    private static final String PURPOSE = "mail password";
    private static final Codec<MailSettings> SETTINGS_CODEC = Records.of(MailSettings.class);
    private static final Codec<MailState> STATE_CODEC = Records.of(MailState.class);

    private final Ledger ledger;
    private final Strongbox box;

    public MailBook(Ledger ledger, Strongbox box) {
        this.ledger = ledger;
        this.box = box;
    }

    /** The settings; empty until there are some. */
    public Optional<MailSettings> settings() {
        return document(SETTINGS).map(body -> SETTINGS_CODEC.decode(body.getBytes(UTF_8)));
    }

    /** How the last mail went; empty before the first. */
    public Optional<MailState> state() {
        return document(STATE).map(body -> STATE_CODEC.decode(body.getBytes(UTF_8)));
    }

    private Optional<String> document(String id) {
        return ledger.administer(directory -> directory.documents().document(TOPIC, id));
    }

    /**
     * Replaces the settings, and forgets how the last mail went. Throws {@link MalformedException}.
     *
     * @param password in the clear; empty keeps the one that is known, if it is for the same server and user
     */
    public void put(MailSettings settings, Optional<String> password) {
        settings.checked();
        Optional<String> locked = password.map(text -> box.seal(PURPOSE, text.getBytes(UTF_8)));
        if (locked.isEmpty() && !settings.user().isEmpty()) {
            locked = settings().filter(known -> isSame(known, settings)).flatMap(MailSettings::sealedPassword);
            if (locked.isEmpty()) {
                throw new MalformedException("password", "Please give the password for this server and user.");
            }
        }
        MailSettings all = new MailSettings(
                settings.host(), settings.port(), settings.security(), settings.user(), locked, settings.from());
        ledger.administer(directory -> {
            write(directory, SETTINGS, new String(SETTINGS_CODEC.encode(all), UTF_8));
            directory.documents().dropDocument(TOPIC, STATE);
            return all;
        });
    }

    /** A password is never shown to another server than it was given for, nor over a way that is less closed. */
    private static boolean isSame(MailSettings known, MailSettings fresh) {
        return known.host().equals(fresh.host())
                && known.port() == fresh.port()
                && known.security() == fresh.security()
                && known.user().equals(fresh.user());
    }

    /** Takes the settings away. */
    public void drop() {
        ledger.administer(directory -> {
            directory.documents().dropDocument(TOPIC, SETTINGS);
            directory.documents().dropDocument(TOPIC, STATE);
            return directory;
        });
    }

    void note(MailState state) {
        ledger.administer(directory -> {
            write(directory, STATE, new String(STATE_CODEC.encode(state), UTF_8));
            return state;
        });
    }

    private static void write(DirectoryTransaction directory, String id, String body) {
        directory.documents().putDocument(new DocumentRow(TOPIC, id, body));
    }

    /** What to hand letters to; empty while nothing is set. */
    Optional<MailServer> server() {
        return settings()
                .map(known -> new MailServer(
                        known.host(),
                        known.port(),
                        known.security(),
                        known.sealedPassword().map(this::password).map(word -> new Login(known.user(), word)),
                        known.from()));
    }

    private Secret<String> password(String text) {
        return new Secret<>(new String(box.open(PURPOSE, text), UTF_8));
    }
}
