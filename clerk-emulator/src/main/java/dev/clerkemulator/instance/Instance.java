package dev.clerkemulator.instance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A Clerk instance. The default issuer contains the port, so it is available only after the server has started. */
public final class Instance {
    private final String id;
    private final String secretKey;
    private final String webhookSigningSecret;
    private volatile @Nullable URI issuer;

    public Instance(String id, String secretKey, String webhookSigningSecret, @Nullable URI issuer) {
        this.id = id;
        this.secretKey = secretKey;
        this.webhookSigningSecret = webhookSigningSecret;
        this.issuer = issuer;
    }

    public void serverStarted(int port) {
        if (issuer == null) {
            issuer = URI.create("http://127.0.0.1:" + port);
        }
    }

    public String id() {
        return id;
    }

    public String secretKey() {
        return secretKey;
    }

    public String webhookSigningSecret() {
        return webhookSigningSecret;
    }

    public URI issuer() {
        URI value = issuer;
        if (value == null) {
            throw new IllegalStateException("The issuer is not available before the server has started.");
        }
        return value;
    }

    public URI jwksUrl() {
        return URI.create(issuer() + "/.well-known/jwks.json");
    }

    /** Prefixes a host without dot, such as localhost, with {@code clerk.}, because Clerk's SDKs require a dot. */
    public String publishableKey() {
        String authority = issuer().getAuthority();
        String host = authority.indexOf('.') < 0 ? "clerk." + authority : authority;
        byte[] encoded = (host + "$").getBytes(StandardCharsets.UTF_8);
        return "pk_test_" + Base64.getEncoder().encodeToString(encoded);
    }
}
