package limpid.cli.device;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the address of a server: {@code https://home.example:8420} and nothing behind it. */
final class ServerUrl implements ITypeConverter<URI> {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Override
    public URI convert(String text) {
        try {
            URI url = new URI(text.strip());
            boolean bare = url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && url.getRawUserInfo() == null
                    && (url.getRawPath() == null || url.getRawPath().matches("/?"));
            if (bare && url.getHost() != null && isWeb(url)) {
                return new URI(
                        url.getScheme().toLowerCase(Locale.ROOT), null, url.getHost(), url.getPort(), "", null, null);
            }
        } catch (URISyntaxException notAnAddress) {
            // Told below, in words that help.
        }
        throw new TypeConversionException(
                "'" + text + "' is not the address of a server such as https://home.example:8420");
    }

    private static boolean isWeb(URI url) {
        return url.getScheme() != null && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT));
    }
}
