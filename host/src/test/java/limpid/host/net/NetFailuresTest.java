package limpid.host.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import limpid.core.reason.ReasonCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetFailuresTest {
    @ParameterizedTest
    @MethodSource
    void namesTheCauseBehindAnException(IOException seen, ReasonCode withLink, ReasonCode withoutLink) {
        assertThat(NetFailures.codeOf(seen, true)).isEqualTo(withLink);
        assertThat(NetFailures.codeOf(seen, false)).isEqualTo(withoutLink);
    }

    static Stream<Arguments> namesTheCauseBehindAnException() {
        return Stream.of(
                arguments(new UnknownHostException("x"), ReasonCode.DNS_FAILURE, ReasonCode.OFFLINE),
                arguments(
                        causedBy(new ConnectException(), new UnresolvedAddressException()),
                        ReasonCode.DNS_FAILURE,
                        ReasonCode.OFFLINE),
                arguments(
                        new ConnectException("Connection refused"), ReasonCode.SERVER_UNREACHABLE, ReasonCode.OFFLINE),
                arguments(new ConnectException("Network is unreachable"), ReasonCode.OFFLINE, ReasonCode.OFFLINE),
                arguments(
                        new NoRouteToHostException("No route to host"),
                        ReasonCode.SERVER_UNREACHABLE,
                        ReasonCode.OFFLINE),
                arguments(new HttpConnectTimeoutException("late"), ReasonCode.SERVER_UNREACHABLE, ReasonCode.OFFLINE),
                both(new HttpTimeoutException("late"), ReasonCode.TRANSFER_STALLED),
                both(new SocketTimeoutException("late"), ReasonCode.TRANSFER_STALLED),
                both(new SocketException("Connection reset"), ReasonCode.TRANSFER_INTERRUPTED),
                both(new EOFException(), ReasonCode.TRANSFER_INTERRUPTED),
                both(tls(new CertificateExpiredException("old")), ReasonCode.CERT_EXPIRED),
                both(tls(new CertificateNotYetValidException("new")), ReasonCode.CERT_NOT_YET_VALID),
                both(
                        tls(new CertificateException("PKIX path validation failed", expiredPath())),
                        ReasonCode.CERT_EXPIRED),
                both(
                        tls(new CertificateException("No subject alternative DNS name matching a.example found.")),
                        ReasonCode.CERT_WRONG_HOST),
                both(tls(new CertificateException("No name matching a.example found")), ReasonCode.CERT_WRONG_HOST),
                both(tls(new CertificateException("PKIX path building failed")), ReasonCode.CERT_UNTRUSTED),
                both(new SSLHandshakeException("Remote host terminated the handshake"), ReasonCode.CONNECTION_CUT),
                both(new SSLException("Unsupported or unrecognized SSL message"), ReasonCode.NOT_LIMPID));
    }

    private static Arguments both(IOException seen, ReasonCode code) {
        return arguments(seen, code, code);
    }

    private static IOException tls(CertificateException cause) {
        return causedBy(new SSLHandshakeException("handshake"), cause);
    }

    private static CertPathValidatorException expiredPath() {
        return new CertPathValidatorException(
                "expired",
                new CertificateExpiredException("old"),
                null,
                -1,
                CertPathValidatorException.BasicReason.EXPIRED);
    }

    private static IOException causedBy(IOException top, Exception cause) {
        top.initCause(cause);
        return top;
    }
}
