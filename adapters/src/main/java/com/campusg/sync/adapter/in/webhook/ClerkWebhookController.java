package com.campusg.sync.adapter.in.webhook;

import com.campusg.sync.application.port.in.DeliveryQueueUnavailableException;
import com.campusg.sync.application.port.in.ReceiveDelivery;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.Payload;
import com.campusg.web.ApiPaths;
import com.campusg.web.ProblemCodes;
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
 * The endpoint of Clerk's webhook. It answers 2xx only when the delivery is durable: Svix repeats a delivery after any other
 * answer, and never after 2xx.
 */
@RestController
@Tag(name = "Webhook")
final class ClerkWebhookController {

    private final WebhookVerifier verifier;
    private final BoundedBodyReader bodyReader;
    private final ReceiveDelivery receiveDelivery;
    private final InstantSource clock;

    ClerkWebhookController(
            WebhookVerifier verifier,
            BoundedBodyReader bodyReader,
            ReceiveDelivery receiveDelivery,
            InstantSource clock) {
        this.verifier = verifier;
        this.bodyReader = bodyReader;
        this.receiveDelivery = receiveDelivery;
        this.clock = clock;
    }

    @PostMapping(
            path = ApiPaths.WEBHOOK,
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
            description = "The delivery is durable; `result` is what became of it",
            content = @Content(schema = @Schema(implementation = DeliveryResponse.class)))
    @ApiResponse(
            responseCode = "202",
            description =
                    "With the transport `kafka`: the delivery is durable in the queue, and `result` is `accepted`",
            content =
                    @Content(schema = @Schema(implementation = DeliveryResponse.class), examples = @ExampleObject("""
                                            {"result":"accepted"}""")))
    @ApiResponse(responseCode = "400", description = "`bad-request`: the body is incomplete or too slow")
    @ApiResponse(
            responseCode = "401",
            description = "`" + DeliveryRefusedException.SIGNATURE_MISSING + "`, `"
                    + DeliveryRefusedException.SIGNATURE_INVALID + "`, `"
                    + DeliveryRefusedException.TIMESTAMP_OUT_OF_RANGE + "`: nothing was stored")
    @ApiResponse(responseCode = "413", description = "`content-too-large`: more than 1 MiB")
    @ApiResponse(responseCode = "415", description = "`unsupported-media-type`: not JSON")
    @ApiResponse(
            responseCode = "503",
            description = "`" + ProblemCodes.DATABASE_UNAVAILABLE + "`, `" + DeliveryRefusedException.BROKER_UNAVAILABLE
                    + "`, `" + DeliveryRefusedException.SERVICE_UNAVAILABLE
                    + "` (too many bodies are being read): the delivery is not durable, send it again")
    ResponseEntity<?> receive(@Parameter(hidden = true) HttpServletRequest request) {
        try {
            SvixHeaders headers = SvixHeaders.of(name -> Collections.list(request.getHeaders(name)));
            verifier.requireRecent(headers);
            byte[] body = bodyReader.read(request);
            verifier.requireGenuine(headers, body);
            return DeliveryResponse.from(receiveDelivery.receive(
                    new Delivery(headers.id(), new Payload(body), clock.instant(), headers.signature())));
        } catch (DeliveryQueueUnavailableException unavailable) {
            return DeliveryRefusedException.brokerUnavailable().toResponse();
        } catch (DeliveryRefusedException refused) {
            // Not rethrown: Spring MVC would create another exception, with a stack trace, for each forged delivery.
            return refused.toResponse();
        }
    }
}
