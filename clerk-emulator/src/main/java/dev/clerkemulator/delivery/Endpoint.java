package dev.clerkemulator.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clerkemulator.instance.Ids;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of webhook messages.
 *
 * @param url an absolute http or https URL
 * @param signingSecrets at least one, the newest first; all of them sign each message, so that secrets can be rotated
 * @param failingSince the time of the first failure since the last success; null if the last attempt succeeded
 */
public record Endpoint(
        String id,
        URI url,
        List<SigningSecret> signingSecrets,
        boolean enabled,
        @Nullable Instant failingSince) {

    public Endpoint {
        signingSecrets = List.copyOf(signingSecrets);
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new IllegalArgumentException("url must be an absolute http or https URL");
        }
        if (signingSecrets.isEmpty()) {
            throw new IllegalArgumentException("at least one signing secret is required");
        }
    }

    public static Endpoint at(URI url, List<SigningSecret> signingSecrets) {
        return new Endpoint(Ids.next("ep_"), url, signingSecrets, true, null);
    }

    /** Also reads the format of earlier versions, which stored a single secret and no id. */
    @JsonCreator
    static Endpoint stored(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("url") URI url,
            @JsonProperty("signingSecrets") @Nullable List<SigningSecret> signingSecrets,
            @JsonProperty("signingSecret") @Nullable SigningSecret signingSecret,
            @JsonProperty("enabled") boolean enabled,
            @JsonProperty("failingSince") @Nullable Instant failingSince) {
        List<SigningSecret> single = signingSecret == null ? List.of() : List.of(signingSecret);
        return new Endpoint(
                id == null ? Ids.next("ep_") : id,
                url,
                signingSecrets == null ? single : signingSecrets,
                enabled,
                failingSince);
    }

    @JsonProperty
    public SigningSecret signingSecret() {
        return signingSecrets.getFirst();
    }

    public Endpoint withEnabled(boolean newEnabled) {
        return new Endpoint(id, url, signingSecrets, newEnabled, null);
    }

    Endpoint withSecrets(List<SigningSecret> newSecrets) {
        return new Endpoint(id, url, newSecrets, enabled, failingSince);
    }

    Endpoint withFailingSince(@Nullable Instant since) {
        return new Endpoint(id, url, signingSecrets, enabled, since);
    }

    /** Takes over the id of the stored endpoint with the same URL, so that unfinished deliveries are sent to this endpoint. */
    public Endpoint withIdFrom(List<Endpoint> stored) {
        return stored.stream()
                .filter(before -> before.url().equals(url))
                .findFirst()
                .map(this::replacing)
                .orElse(this);
    }

    /** Takes over id and failure state of an earlier version of the endpoint. */
    Endpoint replacing(Endpoint before) {
        return new Endpoint(before.id, url, signingSecrets, enabled, enabled ? before.failingSince : null);
    }

    /** Returns the signature header, with one entry for each secret. */
    String sign(String messageId, Instant timestamp, String body) {
        return signingSecrets.stream()
                .map(secret -> secret.sign(messageId, timestamp, body))
                .collect(Collectors.joining(" "));
    }
}
