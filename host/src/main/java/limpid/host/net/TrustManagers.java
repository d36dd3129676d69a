package limpid.host.net;

import java.io.Serial;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import limpid.core.chunk.Hash;

/** Sets up TLS for a {@link ServerTrust}. */
final class TrustManagers {
    private TrustManagers() {}

    static SSLContext contextOf(ServerTrust trust) {
        try {
            return switch (trust) {
                case ServerTrust.Authorities() -> SSLContext.getDefault();
                case ServerTrust.Pinned(Hash publicKey) -> contextOf(new PinTrust(publicKey));
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    static SSLContext contextOf(TrustManager manager) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {manager}, new SecureRandom());
        return context;
    }

    /** What a certificate's key is called. */
    static Hash keyOf(X509Certificate certificate) {
        return Hash.of(certificate.getPublicKey().getEncoded());
    }

    /** The server has another key than the one it was paired with. */
    static final class WrongKeyException extends CertificateException {
        @Serial
        private static final long serialVersionUID = 1L;

        WrongKeyException(Hash wanted, Hash found) {
            super("the server's key is " + found + ", not " + wanted);
        }
    }

    /**
     * Believes one key. Of the extended kind, because for others the JDK would check the name as well, which a server at
     * home reached by its address cannot satisfy.
     */
    private static final class PinTrust extends X509ExtendedTrustManager {
        private final Hash publicKey;

        PinTrust(Hash publicKey) {
            this.publicKey = publicKey;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            Hash found = keyOf(List.of(chain).getFirst());
            if (!found.equals(publicKey)) {
                throw new WrongKeyException(publicKey, found);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            checkServerTrusted(chain, authType);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            checkServerTrusted(chain, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("this is no server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            checkClientTrusted(chain, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            checkClientTrusted(chain, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
