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
            if (!isBare(url) || url.getHost() == null || !isWeb(url)) {
                throw wrong(text);
            }
            String scheme = url.getScheme().toLowerCase(Locale.ROOT);
            return new URI(scheme, null, url.getHost(), url.getPort(), "", null, null);
        } catch (URISyntaxException e) {
            throw wrong(text);
        }
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException(
                "'" + text + "' is not the address of a server such as https://home.example:8420");
    }

    private static boolean isBare(URI url) {
        String path = url.getRawPath();
        return url.getRawQuery() == null
                && url.getRawFragment() == null
                && url.getRawUserInfo() == null
                && (path == null || path.isEmpty() || path.equals("/"));
    }

    private static boolean isWeb(URI url) {
        return url.getScheme() != null && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT));
    }
}
