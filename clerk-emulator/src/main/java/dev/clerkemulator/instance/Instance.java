package dev.clerkemulator.instance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A Clerk instance. Its addresses contain ports, so they are available only after the server has started. */
public final class Instance {
    private final String id;
    private final String secretKey;
    private final String webhookSigningSecret;
    private volatile @Nullable URI issuer;
    private volatile @Nullable URI apiUrl;

    public Instance(String id, String secretKey, String webhookSigningSecret, @Nullable URI issuer) {
        this.id = id;
        this.secretKey = secretKey;
        this.webhookSigningSecret = webhookSigningSecret;
        this.issuer = issuer;
    }

    /**
     * Sets the addresses that depend on ports.
     *
     * @param tlsPort the port of the HTTPS listener; null if there is none
     */
    public void serverStarted(int port, @Nullable Integer tlsPort) {
        URI http = URI.create("http://127.0.0.1:" + port);
        URI configured = issuer;
        apiUrl = configured == null || tlsPort != null ? http : configured;
        if (configured == null) {
            issuer = tlsPort == null ? http : URI.create("https://127.0.0.1:" + tlsPort);
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
        return started(issuer);
    }

    /** The address for servers. With an HTTPS listener, it is the HTTP listener: servers do not trust a self-signed certificate. */
    public URI apiUrl() {
        return started(apiUrl);
    }

    public URI jwksUrl() {
        return URI.create(apiUrl() + "/.well-known/jwks.json");
    }

    private static URI started(@Nullable URI address) {
        if (address == null) {
            throw new IllegalStateException("Addresses are not available before the server has started.");
        }
        return address;
    }

    /**
     * Returns the host and port in the publishable key. A host without dot, such as localhost, has the prefix {@code clerk.},
     * because Clerk's SDKs require a dot.
     */
    public String frontendApiHost() {
        String authority = issuer().getAuthority();
        return authority.indexOf('.') < 0 ? "clerk." + authority : authority;
    }

    public String publishableKey() {
        byte[] encoded = (frontendApiHost() + "$").getBytes(StandardCharsets.UTF_8);
        return "pk_test_" + Base64.getEncoder().encodeToString(encoded);
    }
}
