package com.campusg.sync.adapter.in.webhook;

import com.campusg.sync.domain.SigningSecret;
import com.campusg.sync.domain.SigningSecrets;
import com.campusg.web.EndpointUrl;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The settings of the webhook.
 *
 * @param webhookSigningSecret one or more secrets, separated by commas; several while a secret is rotated
 * @param issuer the issuer, if it is set; the secret of the demonstration is accepted with a loopback address only
 */
@ConfigurationProperties("clerk")
record WebhookProperties(
        @DefaultValue("") String webhookSigningSecret,
        @DefaultValue("") String issuer) {

    /** Published in the Docker Compose file, for an emulator that only the own machine reaches. Without the optional prefix. */
    private static final String DEMONSTRATION_SECRET = "Y2FtcHVzZy1lbXVsYXRvci1zZWNyZXQta25vd24tdG8tYWxs";

    WebhookProperties {
        if (entries(webhookSigningSecret).isEmpty()) {
            throw invalid("is missing");
        }
        entries(webhookSigningSecret).forEach(WebhookProperties::signingSecret);
        if (webhookSigningSecret.contains(DEMONSTRATION_SECRET) && !EndpointUrl.isLoopback(issuer.strip())) {
            throw invalid("contains the public secret of the demonstration");
        }
    }

    SigningSecrets signingSecrets() {
        return new SigningSecrets(entries(webhookSigningSecret).stream()
                .map(WebhookProperties::signingSecret)
                .toList());
    }

    private static List<String> entries(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static SigningSecret signingSecret(String text) {
        return SigningSecret.parse(text)
                .orElseThrow(
                        () -> invalid("has an entry that is not whsec_ and the base64 encoding of at least 24 bytes"));
    }

    private static InvalidConfigurationPropertyValueException invalid(String reason) {
        return new InvalidConfigurationPropertyValueException(
                "clerk.webhook-signing-secret",
                null,
                reason + ". See Clerk's dashboard, Configure, Webhooks, your endpoint, Signing secret");
    }
}
