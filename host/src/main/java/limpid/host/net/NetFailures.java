package limpid.host.net;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import org.jspecify.annotations.Nullable;

/** Says which cause stands behind an exception of Java's network. */
final class NetFailures {
    /** Causes nest; a chain that is longer than this has a loop. */
    private static final int CAUSES_MAX = 16;

    private final Clock clock;
    private final BooleanSupplier isLinkUp;

    /**
     * @param isLinkUp whether this machine has any network; asked only when something failed
     */
    NetFailures(Clock clock, BooleanSupplier isLinkUp) {
        this.clock = clock;
        this.isLinkUp = isLinkUp;
    }

    ReasonException failure(String address, IOException cause) {
        Instant now = clock.now();
        boolean linkUp = isLinkUp.getAsBoolean();
        ReasonCode code = codeOf(cause, linkUp);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(seen("address", address, now));
        evidence.add(seen("host", hostOf(address), now));
        evidence.add(seen("system-said", textOf(cause), now));
        evidence.add(seen("link-up", Boolean.toString(linkUp), now));
        refused(cause).ifPresent(refused -> addShown(refused, evidence, now));
        answered(cause).ifPresent(words -> evidence.add(seen("answered", words, now)));
        return new ReasonException(
                Reason.of(code, Subject.server(address), now, evidence.toArray(Evidence[]::new)), cause);
    }

    /** What a server showed that did not prove itself. Dates are evidence beside this device's own time. */
    private static void addShown(RefusedException refused, List<Evidence> evidence, Instant now) {
        Chain chain = refused.chain();
        evidence.add(seen("issuer", chain.issuer(), now));
        evidence.add(seen("names", chain.names().isEmpty() ? chain.subject() : String.join(", ", chain.names()), now));
        evidence.add(
                seen("not-before-at", chain.leaf().getNotBefore().toInstant().toString(), now));
        evidence.add(seen("not-after-at", chain.leaf().getNotAfter().toInstant().toString(), now));
        refused.pinned()
                .ifPresent(wanted -> evidence.add(new Evidence(
                        "server-key", Chain.keyOf(chain.leaf()).toString(), wanted.toString(), "http", now)));
    }

    private static Optional<RefusedException> refused(IOException cause) {
        return chain(cause)
                .filter(RefusedException.class::isInstance)
                .map(RefusedException.class::cast)
                .findFirst();
    }

    /** What answers where nothing else was understood. */
    private static Optional<String> answered(IOException cause) {
        if (cause instanceof SpeaksTlsException) {
            return Optional.of("it speaks only over TLS, so its address begins with https");
        }
        return isPlain(cause) ? Optional.of("it speaks without encryption") : Optional.empty();
    }

    /** So says Java of an answer that is no TLS. */
    private static boolean isPlain(IOException cause) {
        return cause instanceof SSLException e && lower(e).contains("unrecognized ssl message");
    }

    /** The task that waited was cancelled. */
    ReasonException cancelled(String address, Exception cause) {
        Instant now = clock.now();
        Evidence evidence = seen("system-said", "the task was cancelled", now);
        return new ReasonException(
                Reason.of(ReasonCode.TRANSFER_INTERRUPTED, Subject.server(address), now, evidence), cause);
    }

    static ReasonCode codeOf(IOException cause, boolean linkUp) {
        if (answered(cause).isPresent()) {
            return ReasonCode.NOT_LIMPID;
        }
        ReasonCode code = codeOfChain(cause, linkUp);
        return code == ReasonCode.CERT_UNTRUSTED
                ? refused(cause).map(NetFailures::whyUntrusted).orElse(code)
                : code;
    }

    /** Who opens connections on the way is told from a server with another key by the issuer's name. */
    private static ReasonCode whyUntrusted(RefusedException refused) {
        if (refused.chain().isOfInterceptor()) {
            return ReasonCode.TLS_INTERCEPTED;
        }
        boolean isIncomplete = refused.pinned().isEmpty() && refused.chain().isIncomplete();
        return isIncomplete ? ReasonCode.CERT_CHAIN_BAD : ReasonCode.CERT_UNTRUSTED;
    }

    private static ReasonCode codeOfChain(IOException cause, boolean linkUp) {
        return chain(cause)
                .flatMap(link -> codeOfOne(link, linkUp).stream())
                .findFirst()
                .orElse(
                        cause instanceof SSLException
                                ? ReasonCode.SERVER_UNREACHABLE
                                : ReasonCode.TRANSFER_INTERRUPTED);
    }

    private static Optional<ReasonCode> codeOfOne(Throwable cause, boolean linkUp) {
        ReasonCode whereWeAreOnline = linkUp ? ReasonCode.SERVER_UNREACHABLE : ReasonCode.OFFLINE;
        return Optional.ofNullable(
                switch (cause) {
                    case UnresolvedAddressException _, UnknownHostException _ ->
                        linkUp ? ReasonCode.DNS_FAILURE : ReasonCode.OFFLINE;
                    case NoRouteToHostException _ -> whereWeAreOnline;
                    case HttpConnectTimeoutException _ -> whereWeAreOnline;
                    case HttpTimeoutException _, SocketTimeoutException _ -> ReasonCode.TRANSFER_STALLED;
                    case RefusedException e when e.pinned().isEmpty() -> null; // its cause says why
                    case RefusedException _ -> ReasonCode.CERT_UNTRUSTED;
                    case CertificateException e -> ofCertificate(e);
                    case CertPathValidatorException e -> ofPath(e);
                    case SSLException e -> ofTls(e);
                    case ConnectException e -> ofConnect(e, whereWeAreOnline);
                    default -> null;
                });
    }

    /** The client of the JDK wraps what it met in this, be it the name or the connection. */
    private static @Nullable ReasonCode ofConnect(ConnectException e, ReasonCode other) {
        if (chain(e).anyMatch(link -> link instanceof UnresolvedAddressException)) {
            return null; // further down the chain
        }
        return lower(e).contains("network is unreachable") ? ReasonCode.OFFLINE : other;
    }

    private static @Nullable ReasonCode ofTls(SSLException e) {
        boolean isCut = lower(e).contains("terminated the handshake")
                || chain(e).anyMatch(link -> link instanceof EOFException);
        return isCut ? ReasonCode.CONNECTION_CUT : null;
    }

    private static @Nullable ReasonCode ofCertificate(CertificateException e) {
        if (e instanceof CertificateExpiredException) {
            return ReasonCode.CERT_EXPIRED;
        }
        if (e instanceof CertificateNotYetValidException) {
            return ReasonCode.CERT_NOT_YET_VALID;
        }
        String text = lower(e);
        boolean isName = text.startsWith("no subject alternative") || text.startsWith("no name matching");
        if (isName) {
            return ReasonCode.CERT_WRONG_HOST;
        }
        return e.getCause() == null ? ReasonCode.CERT_UNTRUSTED : ofDeepest(e);
    }

    /** A path that cannot be built for a date says so only at the bottom. */
    private static ReasonCode ofDeepest(CertificateException e) {
        return chain(e).skip(1)
                .flatMap(link -> switch (link) {
                    case CertificateExpiredException _ -> Stream.of(ReasonCode.CERT_EXPIRED);
                    case CertificateNotYetValidException _ -> Stream.of(ReasonCode.CERT_NOT_YET_VALID);
                    default -> Stream.<ReasonCode>empty();
                })
                .findFirst()
                .orElse(ReasonCode.CERT_UNTRUSTED);
    }

    private static ReasonCode ofPath(CertPathValidatorException e) {
        if (e.getReason() == CertPathValidatorException.BasicReason.EXPIRED) {
            return ReasonCode.CERT_EXPIRED;
        }
        return e.getReason() == CertPathValidatorException.BasicReason.NOT_YET_VALID
                ? ReasonCode.CERT_NOT_YET_VALID
                : ReasonCode.CERT_UNTRUSTED;
    }

    private static Stream<Throwable> chain(Throwable top) {
        return Stream.iterate(Optional.of(top), Optional::isPresent, link -> link.map(Throwable::getCause))
                .limit(CAUSES_MAX)
                .flatMap(Optional::stream);
    }

    private static String lower(Exception e) {
        return Optional.ofNullable(e.getMessage()).orElse("").toLowerCase(Locale.ROOT);
    }

    /** Without the port. */
    private static String hostOf(String address) {
        int colon = address.lastIndexOf(':');
        return colon > address.lastIndexOf(']') ? address.substring(0, colon) : address;
    }

    private static String textOf(IOException cause) {
        return chain(cause)
                .map(link -> Optional.ofNullable(link.getMessage()).orElse(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(cause.getClass().getSimpleName());
    }

    private static Evidence seen(String what, String observed, Instant now) {
        return new Evidence(what, observed, "", "http", now);
    }
}
