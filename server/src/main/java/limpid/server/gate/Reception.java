package limpid.server.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.wire.json.Problem;
import limpid.wire.message.MalformedException;

/** Finds the endpoint for a request and has it answered; what goes wrong becomes a problem. Knows nothing of Jetty. */
final class Reception {
    private final Routes routes;
    private final Failures failures;

    Reception(Routes routes, Failures failures) {
        this.routes = routes;
        this.failures = failures;
    }

    /** Makes the request that an endpoint sees, once its limit is known. */
    interface Arrival {
        Request read(Method method, List<String> path, int bodyBytesMax);
    }

    /** The reply to a request whose method and path are still as they came. Only defects leave it as exceptions. */
    Reply receive(String method, String rawPath, Arrival arrival) {
        try {
            return answer(method, PathText.segments(rawPath), arrival);
        } catch (ReasonException e) {
            return failures.reply(e.reason());
        } catch (MalformedException e) {
            return failures.reply(failures.malformed(e));
        }
    }

    private Reply answer(String methodText, List<String> path, Arrival arrival) {
        Map<Method, Endpoint> endpoints = routes.at(path);
        if (endpoints.isEmpty()) {
            return failures.reply(failures.reason(ReasonCode.NOT_FOUND, "path", "/" + String.join("/", path), ""));
        }
        Optional<Method> method = Arrays.stream(Method.values())
                .filter(known -> known.name().equals(methodText))
                .findFirst();
        Optional<Endpoint> endpoint = method.flatMap(known -> find(endpoints, known));
        if (endpoint.isEmpty()) {
            return methodNotAllowed(endpoints);
        }
        return endpoint.get()
                .answer(arrival.read(method.get(), path, endpoint.get().bodyBytesMax()));
    }

    private static Optional<Endpoint> find(Map<Method, Endpoint> endpoints, Method method) {
        Method asked = method == Method.HEAD && !endpoints.containsKey(Method.HEAD) ? Method.GET : method;
        return Optional.ofNullable(endpoints.get(asked));
    }

    private Reply methodNotAllowed(Map<Method, Endpoint> endpoints) {
        String allowed = endpoints.keySet().stream().map(Method::name).sorted().collect(Collectors.joining(", "));
        var reason = failures.reason(ReasonCode.REQUEST_MALFORMED, "method", "", allowed.toLowerCase(Locale.ROOT));
        return failures.reply(new Problem(405, reason, Optional.empty())).with("Allow", allowed);
    }
}
