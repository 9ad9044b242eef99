package dev.clerkemulator;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP client that stores cookies and sends requests in the way of clerk-js. */
final class Browser {
    static final String PAGE = "http://localhost:5173";

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final ClerkEmulator emulator;
    private final String prefix;

    /** @param prefix the path prefix of the Frontend API */
    Browser(ClerkEmulator emulator, String prefix) {
        this.emulator = emulator;
        this.prefix = prefix;
    }

    record Answer(int status, JsonNode json) {}

    /** Returns the first session of this browser, or a missing node. */
    JsonNode session() {
        return get("/v1/client").json().path("response").path("sessions").path(0);
    }

    Answer get(String path) {
        return answer(send(request(path).GET().header("origin", PAGE)));
    }

    /** Sends a form with POST and the actual method as query parameter, as clerk-js does. */
    Answer send(String method, String path, String form) {
        String query = method.equals("POST") ? "" : (path.contains("?") ? "&" : "?") + "_method=" + method;
        return answer(send(request(path + query)
                .POST(BodyPublishers.ofString(form))
                .header("origin", PAGE)
                .header("content-type", "application/x-www-form-urlencoded")));
    }

    HttpResponse<String> submit(String path, String form, String... headers) {
        HttpRequest.Builder request = request(path)
                .POST(BodyPublishers.ofString(form))
                .header("content-type", "application/x-www-form-urlencoded");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    HttpResponse<String> open(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    HttpResponse<String> preflight(String path, String origin) {
        return send(request(path)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("origin", origin)
                .header("access-control-request-method", "POST")
                .header("access-control-request-headers", "authorization"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(emulator.baseUrl() + prefix + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()));
    }
}
