package com.campusg.clerk.adapter.in.webhook;

import com.campusg.clerk.application.port.in.ApplyDelivery;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What became of a delivery.
 *
 * @param result one word for the sender's log
 */
@Schema(name = "DeliveryResult")
record DeliveryResponse(
        @Schema(
                example = "applied",
                allowableValues = {"applied", "duplicate", "stale", "ignored", "parked"})
        String result) {

    static DeliveryResponse from(ApplyDelivery.Outcome outcome) {
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
