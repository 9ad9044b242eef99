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
 * Where events go.
 *
 * @param signingSecrets the newest first; while a secret is being replaced, the old ones sign along
 * @param failingSince when the first of an unbroken row of failures was
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
            throw new IllegalArgumentException("an endpoint is an absolute http or https URL");
        }
        if (signingSecrets.isEmpty()) {
            throw new IllegalArgumentException("an endpoint has at least one signing secret");
        }
    }

    public static Endpoint at(URI url, List<SigningSecret> signingSecrets) {
        return new Endpoint(Ids.next("ep_"), url, signingSecrets, true, null);
    }

    /** Reads what versions before this one stored, too: a single secret, and no id. */
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

    /** Keeps the id that the endpoint of this URL had in a stored state, so that deliveries under way reach it. */
    public Endpoint succeedingIn(List<Endpoint> stored) {
        return stored.stream()
                .filter(before -> before.url().equals(url))
                .findFirst()
                .map(this::succeeding)
                .orElse(this);
    }

    /** The same endpoint as before, with new properties. */
    Endpoint succeeding(Endpoint before) {
        return new Endpoint(before.id, url, signingSecrets, enabled, enabled ? before.failingSince : null);
    }

    /** The signature header: one entry for each secret. */
    String sign(String messageId, Instant timestamp, String body) {
        return signingSecrets.stream()
                .map(secret -> secret.sign(messageId, timestamp, body))
                .collect(Collectors.joining(" "));
    }
}
