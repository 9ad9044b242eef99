package com.campusg.sync.adapter.in.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.campusg.sync.application.port.in.DeliveryQueueUnavailableException;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.DeliveryResult;
import com.campusg.sync.domain.Payload;
import com.campusg.sync.domain.SigningSecret;
import com.campusg.sync.domain.SigningSecrets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResultAssert;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

class ClerkWebhookControllerTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final SigningSecrets SECRETS =
            new SigningSecrets(List.of(SigningSecret.parse(SECRET).orElseThrow()));
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");
    private static final byte[] BODY = "{\"type\":\"user.created\"}".getBytes(UTF_8);
    private static final int MAX_LENGTH = 1024 * 1024;

    private final List<Delivery> received = new ArrayList<>();
    private Supplier<DeliveryResult> receive = () -> DeliveryResult.APPLIED;

    static Stream<Arguments> results() {
        return Stream.of(
                arguments(DeliveryResult.APPLIED, "{\"result\":\"applied\"}"),
                arguments(DeliveryResult.DUPLICATE, "{\"result\":\"duplicate\"}"),
                arguments(DeliveryResult.STALE, "{\"result\":\"stale\"}"),
                arguments(DeliveryResult.IGNORED, "{\"result\":\"ignored\"}"),
                arguments(DeliveryResult.PARKED, "{\"result\":\"parked\"}"));
    }

    @ParameterizedTest
    @MethodSource("results")
    void returnsTheResult(DeliveryResult result, String body) {
        receive = () -> result;

        assertThat(genuine(BODY))
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON)
                .hasBodyTextEqualTo(body);
    }

    @Test
    void returns202IfTheDeliveryIsQueued() {
        receive = () -> DeliveryResult.QUEUED;

        assertThat(genuine(BODY)).hasStatus(202).hasBodyTextEqualTo("{\"result\":\"accepted\"}");
    }

    @Test
    void asksForARetryIfTheQueueIsUnavailable() {
        receive = () -> {
            throw new DeliveryQueueUnavailableException(new IOException("no acknowledgement"));
        };

        assertRejected(assertThat(genuine(BODY)).hasHeader("Retry-After", "5"), 503, "broker-unavailable");
    }

    @Test
    void passesThePayloadOnUnchanged() {
        byte[] binary = {0, (byte) 0xff, '\r', '\n', ' '};

        assertThat(genuine(binary)).hasStatusOk();

        assertThat(received).singleElement().satisfies(delivery -> {
            assertThat(delivery.id()).isEqualTo(new DeliveryId(ID));
            assertThat(delivery.payload()).isEqualTo(new Payload(binary));
            assertThat(delivery.receivedAt()).isEqualTo(NOW);
            assertThat(SECRETS.haveSigned(delivery)).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json;charset=utf-8", "application/cloudevents+json"})
    void acceptsJsonMediaTypes(String type) {
        assertThat(genuine(BODY).contentType(type)).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/octet-stream"})
    void rejectsOtherMediaTypes(String type) {
        assertThat(genuine(BODY).contentType(type)).hasStatus(415);
        assertThat(received).isEmpty();
    }

    @Test
    void rejectsADeliveryWithoutContentType() {
        assertThat(webhook().post().uri("/api/webhook/clerk").content(BODY)).hasStatus(415);
    }

    @Test
    void rejectsUnsignedDelivery() {
        assertRejected(
                assertThat(webhook()
                        .post()
                        .uri("/api/webhook/clerk")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(BODY)),
                401,
                "signature-missing");
    }

    @Test
    void rejectsForgedDelivery() {
        assertRejected(assertThat(signed(webhook(), BODY, NOW, new byte[] {'{', '}'})), 401, "signature-invalid");
    }

    @Test
    void rejectsOldDelivery() {
        assertRejected(assertThat(signed(webhook(), BODY, NOW.minusSeconds(301), BODY)), 401, "timestamp-out-of-range");
    }

    @Test
    void doesNotReadTheBodyOfAnOldDelivery() {
        MockMvcTester unreadable = webhook(BodyRequest::unreadable);

        assertRejected(assertThat(signed(unreadable, BODY, NOW.plusSeconds(301), BODY)), 401, "timestamp-out-of-range");
    }

    @Test
    void acceptsOneMebibyteWithAndWithoutContentLength() {
        byte[] body = new byte[MAX_LENGTH];

        assertThat(signed(webhook(), body, NOW, body)).hasStatusOk();
        assertThat(signed(webhook(BodyRequest::ofUnknownLength), body, NOW, body))
                .hasStatusOk();
        assertThat(received)
                .extracting(Delivery::payload)
                .containsOnly(new Payload(body))
                .hasSize(2);
    }

    @Test
    void rejectsALongerBodyOfUnknownLength() {
        byte[] tooLarge = new byte[MAX_LENGTH + 1];

        assertRejected(
                assertThat(signed(webhook(BodyRequest::ofUnknownLength), tooLarge, NOW, tooLarge)),
                413,
                "content-too-large");
    }

    private void assertRejected(MvcTestResultAssert answer, int status, String code) {
        answer.hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo(code);
        assertThat(received).isEmpty();
    }

    private MockMvcRequestBuilder genuine(byte[] body) {
        return signed(webhook(), body, NOW, body);
    }

    private static MockMvcRequestBuilder signed(MockMvcTester webhook, byte[] signed, Instant at, byte[] sent) {
        return webhook.post()
                .uri("/api/webhook/clerk")
                .contentType(MediaType.APPLICATION_JSON)
                .header("svix-id", ID)
                .header("svix-timestamp", at.getEpochSecond())
                .header("svix-signature", signature(at, signed))
                .content(sent);
    }

    private MockMvcTester webhook(RequestChange... changes) {
        WebhookVerifier verifier = new WebhookVerifier(SECRETS, InstantSource.fixed(NOW), new SimpleMeterRegistry());
        ClerkWebhookController controller = new ClerkWebhookController(
                verifier,
                new BoundedBodyReader(InstantSource.fixed(NOW)),
                delivery -> {
                    DeliveryResult result = receive.get();
                    received.add(delivery);
                    return result;
                },
                InstantSource.fixed(NOW));
        Filter[] filters = Stream.of(changes)
                .map(change -> (Filter) (request, response, chain) ->
                        chain.doFilter(change.apply((HttpServletRequest) request), response))
                .toArray(Filter[]::new);
        return MockMvcTester.create(MockMvcBuilders.standaloneSetup(controller)
                .setControllerAdvice(new ProblemDetails())
                .addFilters(filters)
                .build());
    }

    private static String signature(Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
            mac.update((ID + "." + at.getEpochSecond() + ".").getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    private interface RequestChange {
        HttpServletRequest apply(HttpServletRequest request);
    }

    @ControllerAdvice
    private static final class ProblemDetails extends ResponseEntityExceptionHandler {}

    /** Requests that MockMvc cannot build. */
    private static final class BodyRequest extends HttpServletRequestWrapper {

        private final boolean readable;
        private final long length;

        private BodyRequest(HttpServletRequest request, boolean readable, long length) {
            super(request);
            this.readable = readable;
            this.length = length;
        }

        /** A request with chunked transfer encoding. */
        static HttpServletRequest ofUnknownLength(HttpServletRequest request) {
            return new BodyRequest(request, true, -1);
        }

        static HttpServletRequest unreadable(HttpServletRequest request) {
            return new BodyRequest(request, false, request.getContentLengthLong());
        }

        @Override
        public int getContentLength() {
            return Math.toIntExact(length);
        }

        @Override
        public long getContentLengthLong() {
            return length;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (!readable) {
                throw new AssertionError("The body must not be read");
            }
            return super.getInputStream();
        }
    }
}
