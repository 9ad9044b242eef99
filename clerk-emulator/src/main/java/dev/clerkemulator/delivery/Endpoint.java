package dev.clerkemulator.delivery;

import java.net.URI;

/** Where events go. */
public record Endpoint(URI url, SigningSecret signingSecret, boolean enabled) {

    public Endpoint {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new IllegalArgumentException("an endpoint is an absolute http or https URL");
        }
    }
}
