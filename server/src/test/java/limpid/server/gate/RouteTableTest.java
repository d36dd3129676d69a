package limpid.server.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static limpid.server.gate.RouteTable.delete;
import static limpid.server.gate.RouteTable.get;
import static limpid.server.gate.RouteTable.post;
import static limpid.server.gate.RouteTable.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
    private final RouteTable table = RouteTable.of(
            get("v1/devices", says("list")),
            get("v1/devices/{device}", says("one")),
            post("v1/devices/codes", says("code")),
            put("v1/devices/{device}/name", says("rename")),
            delete("v1/devices/{device}", says("drop")),
            delete("v1/devices/self", says("leave")));

    private static Endpoint says(String name) {
        return _ -> Reply.html(200, name);
    }

    @ParameterizedTest
    @CsvSource({
        "v1/devices,             'GET list'",
        "v1/devices/d-1,         'DELETE drop, GET one'",
        "v1/devices/self,        'DELETE leave, GET one'",
        "v1/devices/codes,       'DELETE drop, GET one, POST code'",
        "v1/devices/d-1/name,    'PUT rename'",
        "v1/devices/{device}/x,  ''",
        "v1,                     ''",
        "v2/devices,             ''",
    })
    void findsEndpointsByTheirPatternsAndThePlainestFirst(String path, String found) {
        assertThat(names(table.at(List.of(path.split("/", -1))))).isEqualTo(found);
    }

    private static String names(Map<Method, Endpoint> endpoints) {
        return endpoints.entrySet().stream()
                .map(entry -> entry.getKey() + " "
                        + new String(
                                ((Reply.Body.Whole) answer(entry.getValue()).body()).bytes(), UTF_8))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Reply answer(Endpoint endpoint) {
        return endpoint.answer(
                new Request(Method.GET, List.of(), Map.of(), Map.of(), "", false, RequestBody.of(new byte[0])));
    }
}
