package com.campusg.sync.adapter.out.clerkapi;

import com.campusg.web.EndpointUrl;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The settings of Clerk's Backend API (<a href="https://clerk.com/docs/reference/backend-api">Clerk, Backend API</a>).
 *
 * @param secretKey {@code sk_test_…} or {@code sk_live_…}; empty if the Backend API is not used
 * @param apiUrl an http or https URL without version and trailing slash; empty for {@code https://api.clerk.com}
 * @param issuer the issuer, if it is set; the key of the demonstration is accepted with a loopback address only
 * @param publishableKey the publishable key, if it is set; it belongs to an instance of the same kind
 */
@ConfigurationProperties("clerk")
record ClerkApiProperties(
        @DefaultValue("") String secretKey,
        @DefaultValue("") String apiUrl,
        @DefaultValue("") String issuer,
        @DefaultValue("") String publishableKey) {

    static final String SECRET_KEY = "clerk.secret-key";

    private static final String DEFAULT_API_URL = "https://api.clerk.com";
    private static final String API_KEYS_PAGE = "See Clerk's dashboard, Configure, API keys";

    /** Published in the Docker Compose file, for an emulator that only the own machine reaches. */
    private static final String DEMONSTRATION_KEY = "sk_test_CampusGEmulatorKeyKnownToAll";

    private static final String DEVELOPMENT_PREFIX = "sk_test_";
    private static final Pattern SECRET_KEY_GRAMMAR = Pattern.compile("sk_(test|live)_[A-Za-z0-9]+");

    ClerkApiProperties {
        secretKey = secretKey.strip();
        apiUrl = apiUrl.isBlank() ? DEFAULT_API_URL : apiUrl.strip();
        EndpointUrl.require("clerk.api-url", apiUrl, "Leave it out for " + DEFAULT_API_URL);
        if (secretKey.equals(DEMONSTRATION_KEY) && !EndpointUrl.isLoopback(issuer.strip())) {
            throw new InvalidConfigurationPropertyValueException(
                    SECRET_KEY, null, "is the public key of the demonstration. " + API_KEYS_PAGE);
        }
        if (!secretKey.isEmpty() && !SECRET_KEY_GRAMMAR.matcher(secretKey).matches()) {
            throw new InvalidConfigurationPropertyValueException(
                    SECRET_KEY, null, "does not look like sk_test_… or sk_live_…. " + API_KEYS_PAGE);
        }
        requireSameKind(publishableKey.strip(), secretKey);
    }

    /** Development instances have the keys pk_test_… and sk_test_…, production instances pk_live_… and sk_live_…. */
    private static void requireSameKind(String publishableKey, String secretKey) {
        if (publishableKey.isEmpty() || secretKey.isEmpty()) {
            return;
        }
        boolean development = secretKey.startsWith(DEVELOPMENT_PREFIX);
        if (publishableKey.startsWith(development ? "pk_live_" : "pk_test_")) {
            throw new InvalidConfigurationPropertyValueException(
                    SECRET_KEY,
                    null,
                    "is %s key, but CLERK_PUBLISHABLE_KEY is %s key. Both must belong to the same instance. %s"
                            .formatted(
                                    development ? "an sk_test_…" : "an sk_live_…",
                                    development ? "a pk_live_…" : "a pk_test_…",
                                    API_KEYS_PAGE));
        }
    }

    boolean hasSecretKey() {
        return !secretKey.isEmpty();
    }

    /** Whether the key belongs to a development instance, which has a lower rate limit. */
    boolean isDevelopmentInstance() {
        return secretKey.startsWith(DEVELOPMENT_PREFIX);
    }

    /** Omits the secret key. */
    @Override
    public String toString() {
        return "ClerkApiProperties[" + apiUrl + "]";
    }
}
