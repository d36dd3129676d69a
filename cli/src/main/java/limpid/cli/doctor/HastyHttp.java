package limpid.cli.doctor;

import java.time.Duration;
import limpid.host.net.Http;
import limpid.host.net.HttpReply;
import limpid.host.net.HttpRequest;

/** Requests that wait no longer than a person who asked the doctor does. */
record HastyHttp(Http http, Duration patience) implements Http {
    @Override
    public HttpReply send(HttpRequest request) {
        var deadline = request.deadline().compareTo(patience) < 0 ? request.deadline() : patience;
        return http.send(new HttpRequest(request.method(), request.uri(), request.headers(), request.body(), deadline));
    }

    @Override
    public void close() {
        http.close();
    }
}
