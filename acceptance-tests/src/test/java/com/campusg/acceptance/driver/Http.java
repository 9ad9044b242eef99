package com.campusg.acceptance.driver;

import com.campusg.testing.Timeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends HTTP requests. */
final class Http {

    /** At least the timeout of the sender of webhooks, which is 15 seconds. */
    private static final Duration TIMEOUT = Timeouts.seconds(30);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    private Http() {}

    static HttpRequest.Builder to(URI address) {
        return HttpRequest.newBuilder(address).timeout(TIMEOUT);
    }

    static Response send(HttpRequest.Builder request) {
        try {
            return Response.of(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
