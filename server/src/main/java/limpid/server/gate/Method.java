package limpid.server.gate;

/** The methods of HTTP that the server knows. HEAD is answered from GET by the gate. */
public enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    DELETE
}
