package dev.clerkemulator.control;

import dev.clerkemulator.delivery.Attempt;
import dev.clerkemulator.delivery.Deliveries;
import dev.clerkemulator.delivery.Delivery;
import dev.clerkemulator.delivery.Endpoint;
import dev.clerkemulator.delivery.Message;
import dev.clerkemulator.delivery.SigningSecret;
import dev.clerkemulator.delivery.UserEvents;
import dev.clerkemulator.instance.Ids;
import dev.clerkemulator.instance.Instance;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Lists deliveries with their attempts, resends deliveries and sends arbitrary messages. */
@RestController
@RequestMapping("/emulator/deliveries")
public final class DeliveryController {
    private final Instance instance;
    private final Deliveries deliveries;
    private final InstantSource time;
    private final JsonMapper mapper;

    DeliveryController(Instance instance, Deliveries deliveries, InstantSource time, JsonMapper mapper) {
        this.instance = instance;
        this.deliveries = deliveries;
        this.time = time;
        this.mapper = mapper;
    }

    record AttemptResponse(
            Instant at,
            URI endpoint,
            @Nullable Integer status,
            @Nullable String response,
            @Nullable String error,
            long millis) {
        static AttemptResponse from(Attempt attempt) {
            return new AttemptResponse(
                    attempt.at(),
                    attempt.endpoint(),
                    attempt.status(),
                    attempt.response(),
                    attempt.error(),
                    attempt.millis());
        }
    }

    record DeliveryResponse(
            String id,
            String type,
            @Nullable String userId,
            Instant createdAt,
            Delivery.Status status,
            @Nullable Instant nextAttemptAt,
            List<AttemptResponse> attempts,
            JsonNode event) {}

    /** The result of a manual attempt at each endpoint. */
    record ResultResponse(String id, boolean succeeded, List<AttemptResponse> attempts) {
        static ResultResponse from(String id, List<Attempt> attempts) {
            boolean succeeded = !attempts.isEmpty() && attempts.stream().allMatch(Attempt::succeeded);
            return new ResultResponse(
                    id, succeeded, attempts.stream().map(AttemptResponse::from).toList());
        }
    }

    /** Contains either a raw body, which is sent unchanged, or type and data, which are sent in Clerk's envelope. */
    record SendRequest(
            @Nullable URI url,
            @Nullable String type,
            @Nullable JsonNode data,
            @Nullable String rawBody,
            @Nullable String id,
            @Nullable Long timestampOffsetSeconds,
            @Nullable String signingSecret,
            @Nullable Map<String, @Nullable String> headers) {}

    @GetMapping
    List<DeliveryResponse> list(
            @RequestParam(required = false) @Nullable String userId,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(defaultValue = "100") int limit) {
        return deliveries
                .newestFirst()
                .filter(delivery ->
                        userId == null || userId.equals(delivery.message().userId()))
                .filter(delivery ->
                        type == null || type.equals(delivery.message().type()))
                .limit(Math.max(0, limit))
                .map(this::response)
                .toList();
    }

    @GetMapping("/{id}")
    ResponseEntity<DeliveryResponse> get(@PathVariable String id) {
        return ResponseEntity.of(deliveries.find(id).map(this::response));
    }

    @PostMapping("/{id}/resend")
    ResponseEntity<ResultResponse> resend(@PathVariable String id) {
        return ResponseEntity.of(deliveries.resend(id).map(attempts -> ResultResponse.from(id, attempts)));
    }

    @PostMapping
    ResultResponse send(@RequestBody SendRequest request) {
        Endpoint endpoint = endpoint(request);
        Message message = message(request);
        Attempt attempt = deliveries.send(
                message,
                endpoint,
                Duration.ofSeconds(Objects.requireNonNullElse(request.timestampOffsetSeconds(), 0L)),
                Objects.requireNonNullElse(request.headers(), Map.of()));
        return ResultResponse.from(message.id(), List.of(attempt));
    }

    private Endpoint endpoint(SendRequest request) {
        Optional<Endpoint> configured = deliveries.endpoints().stream()
                .filter(endpoint -> request.url() == null || endpoint.url().equals(request.url()))
                .findFirst();
        URI url = Optional.ofNullable(request.url())
                .or(() -> configured.map(Endpoint::url))
                .orElseThrow(() -> new InvalidRequestException("A url is required because no endpoint is configured."));
        try {
            List<SigningSecret> secrets = Optional.ofNullable(request.signingSecret())
                    .map(secret -> List.of(SigningSecret.parse(secret)))
                    .or(() -> configured.map(Endpoint::signingSecrets))
                    .orElseGet(() -> List.of(SigningSecret.parse(instance.webhookSigningSecret())));
            return Endpoint.at(url, secrets);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        }
    }

    private Message message(SendRequest request) {
        if (request.rawBody() == null && request.type() == null) {
            throw new InvalidRequestException("Either type or rawBody is required.");
        }
        Instant now = time.instant();
        String type = Objects.requireNonNullElse(request.type(), "raw");
        JsonNode data = request.data();
        String body = request.rawBody() == null
                ? mapper.writeValueAsString(
                        UserEvents.envelope(instance.id(), type, data == null ? Map.of() : data, now))
                : request.rawBody();
        String id = request.id() == null ? Ids.next("msg_") : request.id();
        String userId = data == null ? null : data.path("id").stringValue(null);
        return new Message(id, type, userId, now, body);
    }

    private DeliveryResponse response(Delivery delivery) {
        Message message = delivery.message();
        return new DeliveryResponse(
                message.id(),
                message.type(),
                message.userId(),
                message.createdAt(),
                delivery.status(),
                delivery.due(),
                delivery.attempts().stream().map(AttemptResponse::from).toList(),
                event(message.body()));
    }

    /** Returns a body that is not JSON as a string. */
    private JsonNode event(String body) {
        try {
            return mapper.readTree(body);
        } catch (JacksonException e) {
            return StringNode.valueOf(body);
        }
    }
}
