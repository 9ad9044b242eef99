package com.campusg.sync.adapter.in.webhook;

import java.util.Arrays;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The settings of the webhook.
 *
 * @param webhookSigningSecret one or more secrets, separated by commas; several while a secret is rotated
 */
@ConfigurationProperties("clerk")
record WebhookProperties(@DefaultValue("") String webhookSigningSecret) {

    WebhookProperties {
        if (entries(webhookSigningSecret).isEmpty()) {
            throw invalid("is missing");
        }
        entries(webhookSigningSecret).forEach(WebhookProperties::signingSecret);
    }

    List<SigningSecret> signingSecrets() {
        return entries(webhookSigningSecret).stream()
                .map(WebhookProperties::signingSecret)
                .toList();
    }

    private static List<String> entries(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static SigningSecret signingSecret(String text) {
        return SigningSecret.parse(text).orElseThrow(() -> invalid("has an entry that is not whsec_ and base64"));
    }

    private static InvalidConfigurationPropertyValueException invalid(String reason) {
        return new InvalidConfigurationPropertyValueException(
                "clerk.webhook-signing-secret",
                null,
                reason + ". See Clerk's dashboard, Configure, Webhooks, your endpoint, Signing secret");
    }
}
