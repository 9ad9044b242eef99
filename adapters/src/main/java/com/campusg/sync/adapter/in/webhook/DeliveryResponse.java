package com.campusg.sync.adapter.in.webhook;

import com.campusg.sync.domain.DeliveryResult;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * The answer to a delivery.
 *
 * @param result what became of the delivery, for the sender's log
 */
@Schema(name = "DeliveryResult")
record DeliveryResponse(
        @Schema(
                example = "applied",
                allowableValues = {"applied", "duplicate", "stale", "ignored", "parked", "accepted"})
        String result) {

    private static final String ACCEPTED = "accepted";

    static ResponseEntity<DeliveryResponse> from(DeliveryResult result) {
        return result == DeliveryResult.QUEUED
                ? ResponseEntity.status(HttpStatus.ACCEPTED).body(new DeliveryResponse(ACCEPTED))
                : ResponseEntity.ok(new DeliveryResponse(result.name().toLowerCase(Locale.ROOT)));
    }
}
