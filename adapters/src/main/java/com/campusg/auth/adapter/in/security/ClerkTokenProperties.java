package com.campusg.auth.adapter.in.security;

import com.campusg.auth.domain.MachineId;
import com.campusg.auth.domain.PublishableKey;
import com.campusg.web.EndpointUrl;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The Clerk instance whose tokens are accepted. An empty value counts as unset.
 *
 * @param publishableKey {@code pk_test_…} or {@code pk_live_…}; required unless the issuer is set
 * @param issuer the required {@code iss} claim; by default derived from the publishable key
 * @param jwksUrl location of the JSON Web Key Set; by default below the issuer
 * @param jwtKey public key in PEM format; if set, the JSON Web Key Set is not used
 * @param authorizedParties origins that may call this service: the allowed {@code azp} claims and the CORS allow-list; if
 *     empty, {@code azp} is not checked
 * @param allowMissingAzp whether a token without {@code azp} is accepted although authorized parties are configured
 * @param keysOutageTolerance how long known keys are used while the JSON Web Key Set cannot be fetched; more than zero,
 *     and bounded because a key may have been revoked meanwhile
 * @param machineId {@code mch_…}, the machine that represents this service in Clerk; if empty, no machine has access
 */
@ConfigurationProperties("clerk")
record ClerkTokenProperties(
        @DefaultValue("") String publishableKey,
        @DefaultValue("") String issuer,
        @DefaultValue("") String jwksUrl,
        @DefaultValue("") String jwtKey,
        @DefaultValue Set<String> authorizedParties,
        @DefaultValue("false") boolean allowMissingAzp,
        @DefaultValue("1h") Duration keysOutageTolerance,
        @DefaultValue("") String machineId) {

    private static final String API_KEYS_PAGE = "See Clerk's dashboard, Configure, API keys";
    private static final String DOMAINS_PAGE =
            "See Clerk's dashboard, Configure, Domains, for the URL of the Frontend API";
    private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[^/\\s?#*,@]+");
    private static final Pattern DEFAULT_PORT = Pattern.compile("(https://[^/]+):443|(http://[^/]+):80");
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final int MIN_KEY_BITS = 2048;
    private static final String LIVE_KEY = "pk_live_";
    private static final String BACKEND_API_JWKS = "/v1/jwks";

    ClerkTokenProperties {
        publishableKey = publishableKey.strip();
        issuer = issuer(publishableKey, issuer.strip());
        authorizedParties = origins(authorizedParties);
        if (publishableKey.startsWith(LIVE_KEY) && authorizedParties.isEmpty()) {
            throw invalid(
                    "authorized-parties",
                    "is missing. It is required with a pk_live_… key: the origins of your pages, separated by commas");
        }
        machineId = machineId.strip();
        parseMachineId(machineId);
        if (!keysOutageTolerance.isPositive()) {
            throw invalid(
                    "keys-outage-tolerance",
                    "is '" + keysOutageTolerance + "', which is not positive. Set a duration such as 30m or 1h");
        }
        jwksUrl = jwksUrl.isBlank() ? issuer + "/.well-known/jwks.json" : jwksUrl.strip();
        EndpointUrl.require("clerk.jwks-url", jwksUrl, DOMAINS_PAGE);
        if (jwksUrl.endsWith(BACKEND_API_JWKS)) {
            throw invalid(
                    "jwks-url",
                    "is '" + jwksUrl
                            + "', the endpoint of the Backend API, which requires the secret key. Leave it out:"
                            + " the keys are public at " + issuer + "/.well-known/jwks.json");
        }
        jwtKey = jwtKey.strip();
        parsePublicKey(jwtKey);
    }

    /** Returns the key to verify tokens with, or empty if the JSON Web Key Set is used. */
    Optional<RSAPublicKey> publicKey() {
        return parsePublicKey(jwtKey);
    }

    /** Returns the machine that represents this service in Clerk. */
    Optional<MachineId> serviceMachine() {
        return parseMachineId(machineId);
    }

    private static String issuer(String publishableKey, String issuer) {
        Optional<PublishableKey> key = publishableKey.isEmpty()
                ? Optional.empty()
                : Optional.of(PublishableKey.parse(publishableKey)
                        .orElseThrow(() -> invalid(
                                "publishable-key", "does not look like pk_test_… or pk_live_…. " + API_KEYS_PAGE)));
        if (!issuer.isEmpty()) {
            return EndpointUrl.require("clerk.issuer", issuer, DOMAINS_PAGE);
        }
        return key.map(PublishableKey::issuer)
                .orElseThrow(() -> invalid("publishable-key", "is missing. " + API_KEYS_PAGE));
    }

    private static Set<String> origins(Set<String> authorizedParties) {
        Set<String> origins = authorizedParties.stream()
                .map(origin -> normalize(origin.strip()))
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        for (String origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw invalid(
                        "authorized-parties",
                        "contains '" + origin + "', which is not an origin. An origin is the scheme, host and port of"
                                + " your pages, without a path: https://campusg.example");
            }
        }
        return origins;
    }

    /** Writes an origin as browsers do: lower case, and without the default port of the scheme (RFC 6454, section 6.2). */
    private static String normalize(String origin) {
        String lowerCase = origin.toLowerCase(Locale.ROOT);
        return DEFAULT_PORT.matcher(lowerCase).matches()
                ? lowerCase.substring(0, lowerCase.lastIndexOf(':'))
                : lowerCase;
    }

    private static Optional<MachineId> parseMachineId(String machineId) {
        return machineId.isEmpty()
                ? Optional.empty()
                : Optional.of(MachineId.parse(machineId)
                        .orElseThrow(() -> invalid(
                                "machine-id", "does not look like mch_…. See Clerk's dashboard, Configure, Machines")));
    }

    private static Optional<RSAPublicKey> parsePublicKey(String jwtKey) {
        if (jwtKey.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem(jwtKey));
            if (KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded))
                            instanceof RSAPublicKey key
                    && key.getModulus().bitLength() >= MIN_KEY_BITS) {
                return Optional.of(key);
            }
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            // Reported below.
        }
        throw invalid("jwt-key", "is not an RSA public key of at least 2048 bits in PEM format. " + API_KEYS_PAGE);
    }

    /**
     * Returns the base64 content of a PEM. Its line breaks may be escaped or replaced by spaces, and the PEM as a whole may be
     * encoded as base64, because environment variables and {@code .env} files often cannot contain line breaks.
     */
    private static String pem(String jwtKey) {
        String text = jwtKey.contains("-----")
                ? jwtKey
                : new String(Base64.getMimeDecoder().decode(jwtKey), StandardCharsets.US_ASCII);
        Matcher pem = PEM.matcher(text.replace("\\r", "\n").replace("\\n", "\n"));
        return pem.find() ? pem.group(1) : "";
    }

    private static InvalidConfigurationPropertyValueException invalid(String property, String reason) {
        return new InvalidConfigurationPropertyValueException("clerk." + property, null, reason);
    }
}
