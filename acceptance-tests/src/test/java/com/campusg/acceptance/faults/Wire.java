package com.campusg.acceptance.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The way to the processes under test. */
final class Wire {

    /** As long as Svix waits for an answer. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Wire() {}

    /** @throws IOException if there is no answer, or not in time */
    static HttpResponse<String> trySend(HttpRequest.Builder request, Duration patience) throws IOException {
        try {
            return CLIENT.send(request.timeout(patience).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return trySend(request, PATIENCE.multipliedBy(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
