package limpid.server.certificate;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.disk.PrivateFile;
import limpid.host.time.Clock;

/** A certificate that the operator gives the server and renews; read again when one of its two files changes. */
final class OwnCertificate implements Proof {
    private final Path certificateFile;
    private final Path keyFile;
    private final Clock clock;
    private List<String> texts;
    private Credentials credentials;

    /** Reads both. Fails with: SETTINGS_INVALID (not readable, not a pair), CERT_EXPIRED, CERT_NOT_YET_VALID. */
    OwnCertificate(Path certificateFile, Path keyFile, Clock clock) {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        this.clock = clock;
        this.texts = texts();
        this.credentials = parse(texts);
    }

    @Override
    public Credentials credentials() {
        return credentials;
    }

    @Override
    public Optional<Hash> pin() {
        return Optional.empty();
    }

    @Override
    public Optional<String> authorityCertificate() {
        return Optional.empty();
    }

    @Override
    public Optional<Credentials> renewed() {
        List<String> now = texts();
        if (now.equals(texts)) {
            return Optional.empty();
        }
        Credentials fresh = parse(now);
        texts = now;
        credentials = fresh;
        return Optional.of(fresh);
    }

    private List<String> texts() {
        return List.of(text(certificateFile, TlsSettings.CERTIFICATE), text(keyFile, TlsSettings.KEY));
    }

    private String text(Path file, String setting) {
        try {
            return new PrivateFile(file, clock)
                    .read()
                    .orElseThrow(() -> invalid(file, setting, "the file " + file + " is not there"));
        } catch (ReasonException e) {
            if (e.reason().code() == ReasonCode.SETTINGS_INVALID) {
                throw e;
            }
            throw invalid(
                    file,
                    setting,
                    "the file " + file + " cannot be read: " + e.reason().code());
        }
    }

    private Credentials parse(List<String> both) {
        Pem.Contents certificates = contents(both.getFirst(), certificateFile, TlsSettings.CERTIFICATE);
        Pem.Contents keys = contents(both.getLast(), keyFile, TlsSettings.KEY);
        if (certificates.certificates().isEmpty()) {
            throw invalid(certificateFile, TlsSettings.CERTIFICATE, certificateFile + " holds no certificate in PEM");
        }
        if (keys.keys().isEmpty()) {
            throw invalid(keyFile, TlsSettings.KEY, keyFile + " holds no key in PEM");
        }
        Credentials found = new Credentials(keys.keys().getFirst(), certificates.certificates());
        if (!found.belongTogether()) {
            throw invalid(
                    keyFile,
                    TlsSettings.KEY,
                    "the key in " + keyFile + " is not the one that the certificate in " + certificateFile
                            + " was made for");
        }
        checkDates(found);
        return found;
    }

    private Pem.Contents contents(String text, Path file, String setting) {
        try {
            return Pem.read(text);
        } catch (Pem.UnreadableException e) {
            throw invalid(file, setting, file + " cannot be used: " + e.getMessage());
        }
    }

    private void checkDates(Credentials found) {
        Instant now = clock.now();
        if (found.ends().isBefore(now)) {
            throw outOfTime(ReasonCode.CERT_EXPIRED, found);
        }
        if (found.begins().isAfter(now)) {
            throw outOfTime(ReasonCode.CERT_NOT_YET_VALID, found);
        }
    }

    private ReasonException outOfTime(ReasonCode code, Credentials found) {
        return new ReasonException(Reason.of(
                code,
                Subject.server(""),
                clock.now(),
                seen("path", certificateFile.toString()),
                seen("names", String.join(", ", found.names())),
                seen("issuer", found.own().getIssuerX500Principal().getName()),
                seen("not-before-at", found.begins().toString()),
                seen("not-after-at", found.ends().toString())));
    }

    private ReasonException invalid(Path file, String setting, String problem) {
        return new ReasonException(Reason.of(
                ReasonCode.SETTINGS_INVALID,
                Subject.server(""),
                clock.now(),
                seen("problem", problem),
                seen("path", file.toString()),
                seen("setting", setting)));
    }

    private Evidence seen(String what, String observed) {
        return new Evidence(what, observed, "", SOURCE, clock.now());
    }
}
