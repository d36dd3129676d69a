package limpid.host.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes encrypted connections for one conversation, checks names, and remembers who proved what. One thread. */
final class RecordingTls extends SSLSocketFactory {
    private final SSLSocketFactory inner;
    private final String host;
    private Optional<SSLSocket> last = Optional.empty();

    /** For the server that is called {@code host}. */
    RecordingTls(SSLSocketFactory inner, String host) {
        this.inner = inner;
        this.host = host;
    }

    /** Whatever name the library gives: over a connection that it was handed it says "localhost". */
    @Override
    public Socket createSocket(Socket socket, String ignored, int port, boolean closes) throws IOException {
        SSLSocket made = (SSLSocket) inner.createSocket(socket, host, port, closes);
        SSLParameters parameters = made.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        made.setSSLParameters(parameters);
        last = Optional.of(made);
        return made;
    }

    /** Shakes hands over the connection that was just made. */
    void shake() throws IOException {
        last.orElseThrow(() -> new SSLException("no connection to " + host)).startHandshake();
    }

    /** Who proved to be whom, in words. */
    String said() {
        return last.map(SSLSocket::getSession).map(RecordingTls::said).orElse("not encrypted");
    }

    private static String said(SSLSession session) {
        try {
            X509Certificate own = (X509Certificate) session.getPeerCertificates()[0];
            return session.getProtocol() + ", " + own.getSubjectX500Principal().getName() + ", vouched for by "
                    + own.getIssuerX500Principal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return session.getProtocol();
        }
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return inner.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return inner.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String name, int port) throws IOException {
        throw unasked();
    }

    @Override
    public Socket createSocket(String name, int port, InetAddress local, int localPort) throws IOException {
        throw unasked();
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        throw unasked();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        throw unasked();
    }

    /** The conversation opens its connection itself. */
    private static IOException unasked() {
        return new SSLException("only a connection that stands is encrypted");
    }
}
