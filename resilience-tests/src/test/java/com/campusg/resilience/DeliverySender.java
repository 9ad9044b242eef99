package com.campusg.resilience;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.campusg.testing.environment.Svix;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs events, attempts to deliver them, and records the outcomes. */
final class DeliverySender {

    private static final String PATH = "/api/webhook/clerk";

    private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]*)\"");

    private final String secret;
    private final DeliveryLog log;

    DeliverySender(String secret, DeliveryLog log) {
        this.secret = secret;
        this.log = log;
    }

    /** Attempts to deliver the event, and returns whether it was acknowledged. */
    boolean send(WebhookEvent event, URI to, Instant signedAt) {
        return send(event, to, signedAt, BodyPublishers.ofString(event.body()));
    }

    /** Attempts to deliver the event with this form of its body. */
    boolean send(WebhookEvent event, URI to, Instant signedAt, BodyPublisher body) {
        String time = time(signedAt);
        HttpRequest.Builder request = HttpRequest.newBuilder(to.resolve(PATH))
                .header("Content-Type", "application/json")
                .header("svix-id", event.id())
                .header("svix-timestamp", time)
                .header("svix-signature", Svix.sign(secret, event.id(), time, event.body()))
                .POST(body);
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = HttpCalls.trySend(request, HttpCalls.TIMEOUT);
            if (response.statusCode() / 100 == 2) {
                log.acknowledged(event.id(), response.body(), since(start));
                return true;
            }
            log.rejected(response.statusCode(), code(response.body()), since(start));
        } catch (HttpTimeoutException e) {
            log.rejected("timeout", since(start));
        } catch (IOException e) {
            log.rejected("connection", since(start));
        }
        return false;
    }

    /** Code of a problem; empty in any other body. */
    private static String code(String problem) {
        Matcher code = CODE.matcher(problem);
        return code.find() ? code.group(1) : "";
    }

    /** Request line and headers of a signed delivery. */
    String head(WebhookEvent event, URI to) {
        return head(event, to, time(Instant.now()));
    }

    private String head(WebhookEvent event, URI to, String time) {
        return """
                POST %s HTTP/1.1\r
                Host: %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                svix-id: %s\r
                svix-timestamp: %s\r
                svix-signature: %s\r
                \r
                """.formatted(
                        PATH,
                        to.getAuthority(),
                        event.body().getBytes(UTF_8).length,
                        event.id(),
                        time,
                        Svix.sign(secret, event.id(), time, event.body()));
    }

    private static String time(Instant signedAt) {
        return Long.toString(signedAt.getEpochSecond());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
