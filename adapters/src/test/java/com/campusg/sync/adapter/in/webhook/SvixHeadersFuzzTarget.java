package com.campusg.sync.adapter.in.webhook;

import com.campusg.sync.domain.SigningSecret;
import com.campusg.sync.domain.SigningSecrets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Any headers are refused: they cannot contain a genuine signature. */
final class SvixHeadersFuzzTarget {

    private static final WebhookVerifier VERIFIER = new WebhookVerifier(
            new SigningSecrets(List.of(SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                    .orElseThrow())),
            InstantSource.fixed(Instant.EPOCH),
            new SimpleMeterRegistry());

    private SvixHeadersFuzzTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String[] values = new String(input, StandardCharsets.ISO_8859_1).split("\n", -1);
        try {
            SvixHeaders headers = SvixHeaders.of(name -> valueOf(name, values));
            VERIFIER.requireRecent(headers);
            VERIFIER.requireGenuine(headers, input);
        } catch (DeliveryRefusedException refused) {
            return;
        }
        throw new AssertionError("Accepted");
    }

    private static List<String> valueOf(String header, String[] values) {
        int index =
                switch (header) {
                    case "svix-id" -> 0;
                    case "svix-timestamp" -> 1;
                    case "svix-signature" -> 2;
                    default -> values.length;
                };
        return index < values.length ? List.of(values[index]) : List.of();
    }
}
