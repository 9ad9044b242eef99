package dev.clerkemulator.delivery;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends one request and waits for the response. */
final class WebhookSender implements AutoCloseable {
    private static final int MAX_RESPONSE_BYTES = 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Duration timeout;

    WebhookSender(Duration timeout) {
        this.timeout = timeout;
    }

    AttemptResult send(URI endpoint, Map<String, String> headers, String body, Instant now) {
        long start = System.nanoTime();
        CompletableFuture<HttpResponse<String>> pending = new CompletableFuture<>();
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(endpoint).POST(BodyPublishers.ofString(body));
            headers.forEach(request::setHeader);
            pending = client.sendAsync(request.build(), info -> new TruncatingBodySubscriber());
            HttpResponse<String> response = pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new AttemptResult(
                    Attempt.answered(now, endpoint, response.statusCode(), response.body(), since(start)),
                    false,
                    response.headers().firstValue("retry-after").map(String::strip),
                    response.headers().firstValue("webhook-delivery").map(String::strip));
        } catch (TimeoutException e) {
            pending.cancel(true);
            String error = "No response within " + timeout.toSeconds() + " s.";
            return AttemptResult.withoutResponse(Attempt.failed(now, endpoint, error, since(start)), true);
        } catch (ExecutionException e) {
            return failed(now, endpoint, String.valueOf(e.getCause()), start);
        } catch (IllegalArgumentException e) {
            return failed(now, endpoint, String.valueOf(e.getMessage()), start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(now, endpoint, "The emulator stopped.", start);
        }
    }

    private static AttemptResult failed(Instant now, URI endpoint, String error, long start) {
        return AttemptResult.withoutResponse(Attempt.failed(now, endpoint, error, since(start)), false);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** Reads the whole body, so that the connection can be reused, but keeps only its beginning. */
    private static final class TruncatingBodySubscriber implements BodySubscriber<String> {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private final CompletableFuture<String> text = new CompletableFuture<>();

        @Override
        public CompletionStage<String> getBody() {
            return text;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                byte[] bytes = new byte[Math.min(buffer.remaining(), MAX_RESPONSE_BYTES - content.size())];
                buffer.get(bytes);
                content.writeBytes(bytes);
            }
        }

        @Override
        public void onError(Throwable error) {
            text.completeExceptionally(error);
        }

        @Override
        public void onComplete() {
            text.complete(content.toString(StandardCharsets.UTF_8));
        }
    }
}
