package dev.clerkemulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP client of the emulator. */
final class EmulatorClient {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ClerkEmulator emulator;

    EmulatorClient(ClerkEmulator emulator) {
        this.emulator = emulator;
    }

    record Answer(int status, JsonNode json) {}

    Answer get(String path) {
        return call("GET", path, "");
    }

    Answer post(String path, String body) {
        return call("POST", path, body);
    }

    JsonNode created(String path, String body) {
        Answer answer = post(path, body);
        if (answer.status() != 200) {
            throw new AssertionError(answer);
        }
        return answer.json();
    }

    Answer call(String method, String path, String body) {
        return call(method, path, body, "Bearer " + emulator.secretKey());
    }

    /** Submits a form without following redirects. */
    HttpResponse<String> submit(String path, String form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(emulator.baseUrl() + path))
                .POST(BodyPublishers.ofString(form))
                .header("content-type", "application/x-www-form-urlencoded");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    HttpResponse<String> open(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(emulator.baseUrl() + path))
                .header("authorization", "Bearer " + emulator.secretKey());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    Answer call(String method, String path, String body, String authorization) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(emulator.baseUrl() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("content-type", "application/json")
                .header("authorization", authorization)
                .build();
        HttpResponse<String> response = send(request);
        return new Answer(response.statusCode(), MAPPER.readTree(response.body()));
    }

    /** Calls an operation whose response may have no JSON body. */
    Answer tryCall(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(emulator.baseUrl() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("content-type", "application/json")
                .header("authorization", "Bearer " + emulator.secretKey())
                .build();
        HttpResponse<String> response = send(request);
        boolean json = response.body().startsWith("{") || response.body().startsWith("[");
        return new Answer(response.statusCode(), MAPPER.readTree(json ? response.body() : "{}"));
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Timeouts.seconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("The condition was not met within 10 s.");
            }
            Thread.onSpinWait();
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
