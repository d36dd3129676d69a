package limpid.proof.provider;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: keeps cookies, follows where it is sent, fills in the form to sign in. */
final class Walker implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int STEPS_MAX = 10;

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(DEADLINE)
            .build();

    /** Of all servers together: browsers tell those on one host not apart. The JDK's own jar writes an older form of them. */
    private final Map<String, String> cookies = new TreeMap<>();

    /** Where it is, and what it sees. */
    record Page(URI address, int status, String text) {}

    /** Opens an address and goes where it is sent. */
    Page open(String address) throws IOException, InterruptedException {
        return follow(URI.create(address), request(address).GET().build());
    }

    /** Fills in the form of the provider's page to sign in. */
    Page signIn(Page form, String name, String password) throws IOException, InterruptedException {
        Matcher token = FORM_TOKEN.matcher(form.text());
        if (!token.find()) {
            throw new AssertionError("no form to sign in at " + form.address() + ": " + form.text());
        }
        String fields = Map.of("username", name, "password", password, "_csrf", token.group(1)).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String address = form.address().resolve("/login").toString();
        return follow(
                URI.create(address),
                request(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))
                        .build());
    }

    /** Sends a message as the web app does; the body of a good answer. */
    String send(String method, String address, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(address)
                .header("Limpid-Protocol", "1")
                .header("Sec-Fetch-Site", "same-origin")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build());
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + address + " gave " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String address) {
        String jar = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(DEADLINE)
                .header("Accept", "text/html")
                .header("Cookie", jar);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String set) {
        String[] pair = set.split(";", 2)[0].split("=", 2);
        if (set.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private Page follow(URI from, HttpRequest first) throws IOException, InterruptedException {
        URI here = from;
        HttpResponse<String> answer = send(first);
        for (int step = 0; step < STEPS_MAX && answer.statusCode() / 100 == 3; step++) {
            here = here.resolve(answer.headers().firstValue("Location").orElseThrow());
            answer = send(request(here.toString()).GET().build());
        }
        return new Page(here, answer.statusCode(), answer.body());
    }

    @Override
    public void close() {
        client.close();
    }
}
