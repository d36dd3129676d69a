package limpid.host.net;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Has servers judged by the chain of certificates that they show. Of the extended kind, because for others the JDK would
 * check the name as well, which a server at home reached by its address cannot satisfy.
 */
final class ChainTrust extends X509ExtendedTrustManager {
    private final Judge judge;

    ChainTrust(Judge judge) {
        this.judge = judge;
    }

    /** Says whether a server is the right one. */
    interface Judge {
        /** Returns for the right one. */
        void judge(Chain chain, Asker asker) throws CertificateException;
    }

    /** Asks another trust manager in the words in which this one was asked. */
    interface Asker {
        void ask(X509ExtendedTrustManager other) throws CertificateException;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] sent, String authType) throws CertificateException {
        judge.judge(new Chain(List.of(sent)), other -> other.checkServerTrusted(sent, authType));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] sent, String authType, Socket socket) throws CertificateException {
        judge.judge(new Chain(List.of(sent)), other -> other.checkServerTrusted(sent, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] sent, String authType, SSLEngine engine)
            throws CertificateException {
        judge.judge(new Chain(List.of(sent)), other -> other.checkServerTrusted(sent, authType, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] sent, String authType) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] sent, String authType, Socket socket) throws CertificateException {
        checkClientTrusted(sent, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] sent, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(sent, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
