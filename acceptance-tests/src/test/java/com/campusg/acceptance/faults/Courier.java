package com.campusg.acceptance.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.campusg.acceptance.driver.Svix;
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

/** Signs events, makes one attempt to deliver them, and notes in the ledger what came of it. */
final class Courier {

    private static final String PATH = "/api/webhook/clerk";

    private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]*)\"");

    private final String secret;
    private final Ledger ledger;

    Courier(String secret, Ledger ledger) {
        this.secret = secret;
        this.ledger = ledger;
    }

    /** Whether the service has acknowledged it. */
    boolean bring(Event event, URI to, Instant signedAt) {
        return bring(event, to, signedAt, BodyPublishers.ofString(event.body()));
    }

    /** The same with a body that may come in another form. */
    boolean bring(Event event, URI to, Instant signedAt, BodyPublisher body) {
        String time = time(signedAt);
        HttpRequest.Builder request = HttpRequest.newBuilder(to.resolve(PATH))
                .header("Content-Type", "application/json")
                .header("svix-id", event.id())
                .header("svix-timestamp", time)
                .header("svix-signature", Svix.sign(secret, event.id(), time, event.body()))
                .POST(body);
        long start = System.nanoTime();
        try {
            HttpResponse<String> answer = Wire.trySend(request, Wire.PATIENCE);
            if (answer.statusCode() / 100 == 2) {
                ledger.acknowledged(event.id(), answer.body(), since(start));
                return true;
            }
            ledger.refused(answer.statusCode(), code(answer.body()), since(start));
        } catch (HttpTimeoutException e) {
            ledger.refused("timeout", since(start));
        } catch (IOException e) {
            ledger.refused("connection", since(start));
        }
        return false;
    }

    /** That of a problem; empty in anything else. */
    private static String code(String problem) {
        Matcher code = CODE.matcher(problem);
        return code.find() ? code.group(1) : "";
    }

    /** The head of a genuine delivery, to be put on a wire by hand. */
    String head(Event event, URI to) {
        return head(event, to, time(Instant.now()));
    }

    private String head(Event event, URI to, String time) {
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
