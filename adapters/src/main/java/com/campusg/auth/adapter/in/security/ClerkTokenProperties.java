package com.campusg.auth.adapter.in.security;

import com.campusg.auth.domain.MachineId;
import com.campusg.auth.domain.PublishableKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.security.converter.RsaKeyConverters;

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
    private static final Pattern ORIGIN = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://[^/\\s?#*,]+");
    private static final int MIN_KEY_BITS = 2048;

    ClerkTokenProperties {
        publishableKey = publishableKey.strip();
        issuer = issuer(publishableKey, issuer.strip());
        authorizedParties = origins(authorizedParties);
        machineId = machineId.strip();
        parseMachineId(machineId);
        if (!keysOutageTolerance.isPositive()) {
            throw invalid(
                    "keys-outage-tolerance",
                    "is '" + keysOutageTolerance + "', which is not positive. Set a duration such as 30m or 1h");
        }
        jwksUrl = jwksUrl.isBlank() ? issuer + "/.well-known/jwks.json" : jwksUrl.strip();
        requireHttpUrl("jwks-url", jwksUrl);
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
            requireHttpUrl("issuer", issuer);
            return issuer;
        }
        return key.map(PublishableKey::issuer)
                .orElseThrow(() -> invalid("publishable-key", "is missing. " + API_KEYS_PAGE));
    }

    private static Set<String> origins(Set<String> authorizedParties) {
        Set<String> origins = authorizedParties.stream()
                .map(String::strip)
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
        try (InputStream pem = new ByteArrayInputStream(pem(jwtKey).getBytes(StandardCharsets.US_ASCII))) {
            RSAPublicKey key = RsaKeyConverters.x509().convert(pem);
            if (key != null && key.getModulus().bitLength() >= MIN_KEY_BITS) {
                return Optional.of(key);
            }
        } catch (IOException | RuntimeException malformed) {
            // Reported below.
        }
        throw invalid("jwt-key", "is not an RSA public key of at least 2048 bits in PEM format. " + API_KEYS_PAGE);
    }

    /** In a {@code .env} file, the line breaks of a PEM may be escaped or missing. */
    private static String pem(String jwtKey) {
        String lines = jwtKey.replace("\\n", "\n").replace("\"", "").strip();
        return lines.contains("\n")
                ? lines
                : lines.replaceFirst("(-----BEGIN [A-Z ]+-----) *", "$1\n")
                        .replaceFirst(" *(-----END [A-Z ]+-----)", "\n$1");
    }

    private static void requireHttpUrl(String property, String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null
                    && Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && !url.endsWith("/")) {
                return;
            }
        } catch (IllegalArgumentException malformed) {
            // Reported below.
        }
        throw invalid(
                property,
                "is '" + url + "', which is not an http or https URL without a trailing slash. See Clerk's dashboard,"
                        + " Configure, Domains, for the URL of the Frontend API");
    }

    private static InvalidConfigurationPropertyValueException invalid(String property, String reason) {
        return new InvalidConfigurationPropertyValueException("clerk." + property, null, reason);
    }
}
