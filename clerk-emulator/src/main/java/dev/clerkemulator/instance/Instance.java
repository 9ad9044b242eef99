package dev.clerkemulator.instance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One Clerk instance. Its issuer may depend on the port, and the port may be any free one, so the issuer is known
 * only once the server listens.
 */
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

    public void listensOn(int port) {
        if (issuer == null) {
            issuer = URI.create("http://localhost:" + port);
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
        URI known = issuer;
        if (known == null) {
            throw new IllegalStateException("The issuer is not known before the server listens.");
        }
        return known;
    }

    public URI jwksUrl() {
        return URI.create(issuer() + "/.well-known/jwks.json");
    }

    /** Clerk's packages refuse a host without a dot, so a bare name such as localhost is put under clerk. there. */
    public String publishableKey() {
        String authority = issuer().getAuthority();
        String dotted = authority.indexOf('.') < 0 ? "clerk." + authority : authority;
        byte[] host = (dotted + "$").getBytes(StandardCharsets.UTF_8);
        return "pk_test_" + Base64.getEncoder().encodeToString(host);
    }
}
