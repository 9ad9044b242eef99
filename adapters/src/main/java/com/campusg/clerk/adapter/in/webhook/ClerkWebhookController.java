package com.campusg.clerk.adapter.in.webhook;

import com.campusg.clerk.application.port.in.ReceiveDelivery;
import com.campusg.clerk.application.port.out.DeliveryQueueUnavailableException;
import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.Payload;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Collections;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Clerk's webhook. Answers 2xx only once what was delivered is durable, because Svix sends again whatever is answered
 * otherwise, and never again what is.
 */
@RestController
@Tag(name = "Webhook")
final class ClerkWebhookController {

    private final DeliveryVerifier verifier;
    private final UnverifiedBodies bodies;
    private final ReceiveDelivery receiveDelivery;
    private final InstantSource clock;

    ClerkWebhookController(DeliveryVerifier verifier, ReceiveDelivery receiveDelivery, InstantSource clock) {
        this.verifier = verifier;
        this.bodies = new UnverifiedBodies(clock);
        this.receiveDelivery = receiveDelivery;
        this.clock = clock;
    }

    @PostMapping(
            path = "/api/webhook/clerk",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirements
    @Operation(
            operationId = "receiveDelivery",
            summary = "Clerk's webhook: user.created, user.updated, user.deleted, signed by Svix",
            parameters = {
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = "svix-id",
                        required = true,
                        example = "msg_2bX9mQkT7LhYc3Vd"),
                @Parameter(in = ParameterIn.HEADER, name = "svix-timestamp", required = true, example = "1795428000"),
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = "svix-signature",
                        required = true,
                        example = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
            },
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
                                                            {"type":"user.deleted","object":"event",
                                                             "timestamp":1795428000000,"instance_id":"ins_2bX9",
                                                             "data":{"object":"user","id":"user_2bX9","deleted":true}}"""))))
    @ApiResponse(
            responseCode = "200",
            description = "Durable; `result` says what became of it",
            content = @Content(schema = @Schema(implementation = DeliveryResponse.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Durable in the queue, and `result` is `accepted`: where the transport is Kafka",
            content =
                    @Content(schema = @Schema(implementation = DeliveryResponse.class), examples = @ExampleObject("""
                                            {"result":"accepted"}""")))
    @ApiResponse(responseCode = "400", description = "`bad-request`: the delivery broke off")
    @ApiResponse(
            responseCode = "401",
            description =
                    "`signature-missing`, `signature-invalid`, `timestamp-out-of-range`: nothing was read or stored")
    @ApiResponse(responseCode = "413", description = "`content-too-large`: more than 1 MiB")
    @ApiResponse(responseCode = "415", description = "`unsupported-media-type`: not JSON")
    @ApiResponse(
            responseCode = "503",
            description = "`database-unavailable`, `broker-unavailable`: nothing was acknowledged, send it again")
    ResponseEntity<?> receive(@Parameter(hidden = true) HttpServletRequest request) {
        try {
            return DeliveryResponse.from(receiveDelivery.receive(verified(request)));
        } catch (DeliveryQueueUnavailableException away) {
            return DeliveryRefusedException.brokerUnavailable().toResponse();
        } catch (DeliveryRefusedException refused) {
            // Thrown on, it would be wrapped up for each forgery in an exception that remembers a hundred frames.
            return refused.toResponse();
        }
    }

    private Delivery verified(HttpServletRequest request) {
        SignedHeaders signed = SignedHeaders.of(name -> Collections.list(request.getHeaders(name)));
        verifier.requireRecent(signed);
        byte[] body = bodies.read(request);
        verifier.requireGenuine(signed, body);
        return new Delivery(signed.id(), new Payload(body), clock.instant());
    }
}
