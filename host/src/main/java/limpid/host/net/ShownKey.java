package limpid.host.net;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * What a server shows to everybody who shakes hands. It can be changed while connections stand: new handshakes get the new
 * one, whole, and those under way finish with what they began with.
 */
public final class ShownKey extends X509ExtendedKeyManager {
    private volatile List<Named> latest;

    /** Shows a key with its certificates, its own first. */
    public ShownKey(PrivateKey key, List<X509Certificate> chain) {
        this.latest = List.of(new Named("1", key, List.copyOf(chain)));
    }

    /** Under which name a handshake asks for what. */
    private record Named(String alias, PrivateKey key, List<X509Certificate> chain) {}

    /** Shows these from now on; keeps the former for handshakes under way. For one thread. */
    public void show(PrivateKey key, List<X509Certificate> chain) {
        Named former = latest.getFirst();
        String alias = Integer.toString(Integer.parseInt(former.alias()) + 1);
        latest = List.of(new Named(alias, key, List.copyOf(chain)), former);
    }

    private Optional<Named> named(String alias) {
        return latest.stream().filter(one -> one.alias().equals(alias)).findFirst();
    }

    private @Nullable String aliasFor(String keyType) {
        Named shown = latest.getFirst();
        return shown.key().getAlgorithm().equals(keyType) ? shown.alias() : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return aliasFor(keyType);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return aliasFor(keyType);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return named(alias)
                .map(one -> one.chain().toArray(X509Certificate[]::new))
                .orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return named(alias).map(Named::key).orElse(null);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return latest.stream().map(Named::alias).toArray(String[]::new);
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return new String[0];
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
