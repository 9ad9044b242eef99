package com.campusg.clerk.adapter.in.webhook;

import com.campusg.clerk.application.port.in.ApplyDelivery;
import com.campusg.clerk.application.port.in.ReceiveDelivery;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.http.ResponseEntity;

/**
 * What became of a delivery.
 *
 * @param result one word for the sender's log
 */
@Schema(name = "DeliveryResult")
record DeliveryResponse(
        @Schema(
                example = "applied",
                allowableValues = {"applied", "duplicate", "stale", "ignored", "parked", "accepted"})
        String result) {

    static ResponseEntity<DeliveryResponse> from(ReceiveDelivery.Outcome outcome) {
        return switch (outcome) {
            case ReceiveDelivery.Outcome.Applied(ApplyDelivery.Outcome applied) -> ResponseEntity.ok(from(applied));
            case ReceiveDelivery.Outcome.Queued() -> ResponseEntity.accepted().body(new DeliveryResponse("accepted"));
        };
    }

    private static DeliveryResponse from(ApplyDelivery.Outcome outcome) {
        return new DeliveryResponse(
                switch (outcome) {
                    case ApplyDelivery.Outcome.Applied applied -> "applied";
                    case ApplyDelivery.Outcome.Duplicate duplicate -> "duplicate";
                    case ApplyDelivery.Outcome.Stale stale -> "stale";
                    case ApplyDelivery.Outcome.Ignored ignored -> "ignored";
                    case ApplyDelivery.Outcome.Parked parked -> "parked";
                    case ApplyDelivery.Outcome.Pointless() -> "stale";
                });
    }
}
