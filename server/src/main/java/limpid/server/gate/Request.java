package limpid.server.gate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request, after the gate has looked at its form.
 *
 * @param method how
 * @param path the segments, decoded
 * @param query the parameters, decoded; the first of each name
 * @param headers names in lower case; several values of one name are joined as HTTP says: by a comma, cookies by a
 *     semicolon
 * @param peer the address it came from, without port; that of the client where a trusted proxy speaks for it
 * @param secure whether it came over TLS, to us or to such a proxy
 * @param body what it brought
 */
public record Request(
        Method method,
        List<String> path,
        Map<String, String> query,
        Map<String, String> headers,
        String peer,
        boolean secure,
        RequestBody body) {
    public Request {
        path = List.copyOf(path);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** A header by its name in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A parameter of the query. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }
}
