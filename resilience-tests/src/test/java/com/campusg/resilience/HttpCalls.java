package com.campusg.resilience;

import com.campusg.testing.Timeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends HTTP requests to the processes under test. */
final class HttpCalls {

    /** The timeout of Svix. */
    static final Duration TIMEOUT = Timeouts.seconds(15);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    private HttpCalls() {}

    /** @throws IOException if there is no response within the timeout */
    static HttpResponse<String> trySend(HttpRequest.Builder request, Duration timeout) throws IOException {
        try {
            return CLIENT.send(request.timeout(timeout).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return trySend(request, TIMEOUT.multipliedBy(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
