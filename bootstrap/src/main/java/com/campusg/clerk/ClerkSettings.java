package com.campusg.clerk;

import com.campusg.InvalidSettingException;
import com.campusg.clerk.domain.BackendApiAccess;
import com.campusg.clerk.domain.DeliveryRetention;
import com.campusg.clerk.domain.InstanceId;
import com.campusg.clerk.domain.JwksLocation;
import com.campusg.clerk.domain.MachineId;
import com.campusg.clerk.domain.MachinePolicy;
import com.campusg.clerk.domain.PublishableKey;
import com.campusg.clerk.domain.SessionPolicy;
import com.campusg.clerk.domain.SigningSecret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;
import org.springframework.security.converter.RsaKeyConverters;

/**
 * What tells us which Clerk instance to believe, as text from outside; an empty text is one that was not given. The
 * methods turn it into what the rest works with, or say what is wrong with it.
 *
 * @param allowMissingAzp whether a token without {@code azp} passes although authorized parties are named
 * @param instanceId which instance's deliveries are ours; by default learnt from Clerk's keys
 * @param deliveriesKeptFor how long it is known that a delivery was done, or a parked one is kept
 * @param keysOutageTolerance how long known keys serve on while Clerk cannot be reached
 */
@ConfigurationProperties("clerk")
record ClerkSettings(
        @DefaultValue("") String publishableKey,
        @DefaultValue("") String issuer,
        @DefaultValue("") String jwksUrl,
        @DefaultValue("") String jwtKey,
        @DefaultValue("") String authorizedParties,
        @DefaultValue("") String webhookSigningSecret,
        @DefaultValue("") String secretKey,
        @DefaultValue("") String apiUrl,
        @DefaultValue("") String machineId,
        @DefaultValue("") String instanceId,
        @DefaultValue("false") boolean allowMissingAzp,
        @DefaultValue("1h") Duration keysOutageTolerance,
        @DefaultValue("90d") Duration deliveriesKeptFor) {

    private static final String DASHBOARD_API_KEYS = "See Clerk's dashboard, Configure, API keys";
    private static final String CLERK = "https://api.clerk.com";
    private static final Pattern ORIGIN = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://[^/\\s?#*,]+");
    private static final Pattern SECRET_KEY = Pattern.compile("sk_(test|live)_[A-Za-z0-9]+");
    private static final int SMALLEST_KEY_BITS = 2048;

    /** @throws InvalidSettingException if one is not of the type it has to be */
    static ClerkSettings from(Environment environment) {
        try {
            return Binder.get(environment).bindOrCreate("clerk", ClerkSettings.class);
        } catch (BindException malformed) {
            String variable = malformed
                    .getName()
                    .toString()
                    .toUpperCase(Locale.ROOT)
                    .replace('.', '_')
                    .replace('-', '_');
            throw new InvalidSettingException(variable, "cannot be read", "The README's table says what it means");
        }
    }

    SessionPolicy sessionPolicy() {
        return new SessionPolicy(
                issuerUrl(), authorizedOrigins().collect(Collectors.toUnmodifiableSet()), allowMissingAzp);
    }

    /** Without a machine of our own, no machine has access to us. */
    MachinePolicy machinePolicy() {
        Optional<MachineId> self = machineId.isBlank()
                ? Optional.empty()
                : Optional.of(MachineId.parse(machineId.strip())
                        .orElseThrow(() -> new InvalidSettingException(
                                "CLERK_MACHINE_ID",
                                "does not look like mch_…",
                                "See Clerk's dashboard, Configure, Machines")));
        return new MachinePolicy(issuerUrl(), self);
    }

    JwksLocation jwksLocation() {
        if (!keysOutageTolerance.isPositive()) {
            throw new InvalidSettingException(
                    "CLERK_KEYS_OUTAGE_TOLERANCE",
                    "is '" + keysOutageTolerance + "'",
                    "It is a time such as 30m or 1h");
        }
        String url = jwksUrl.isBlank() ? issuerUrl() + "/.well-known/jwks.json" : jwksUrl.strip();
        requireHttpUrl("CLERK_JWKS_URL", url);
        return new JwksLocation(url, keysOutageTolerance);
    }

    /** The key that needs no network, if one was given. */
    Optional<RSAPublicKey> jwtPublicKey() {
        if (jwtKey.isBlank()) {
            return Optional.empty();
        }
        try (InputStream pem = new ByteArrayInputStream(pem().getBytes(StandardCharsets.US_ASCII))) {
            RSAPublicKey key = RsaKeyConverters.x509().convert(pem);
            if (key != null && key.getModulus().bitLength() >= SMALLEST_KEY_BITS) {
                return Optional.of(key);
            }
        } catch (IOException | RuntimeException malformed) {
            // told below
        }
        throw new InvalidSettingException(
                "CLERK_JWT_KEY", "is no PEM public key of RSA with 2048 bits or more", DASHBOARD_API_KEYS);
    }

    List<SigningSecret> signingSecrets() {
        List<SigningSecret> secrets = entries(webhookSigningSecret)
                .map(text -> SigningSecret.parse(text)
                        .orElseThrow(() -> invalidSigningSecret("has an entry that is not whsec_ and base64")))
                .toList();
        if (secrets.isEmpty()) {
            throw invalidSigningSecret("is missing");
        }
        return secrets;
    }

    /** How to reach the Backend API, if a secret key was given. */
    Optional<BackendApiAccess> backendApiAccess() {
        String url = apiUrl.isBlank() ? CLERK : apiUrl.strip();
        requireHttpUrl("CLERK_API_URL", url, "Leave it out for " + CLERK);
        if (secretKey.isBlank()) {
            return Optional.empty();
        }
        if (!SECRET_KEY.matcher(secretKey.strip()).matches()) {
            throw new InvalidSettingException(
                    "CLERK_SECRET_KEY", "does not look like sk_test_… or sk_live_…", DASHBOARD_API_KEYS);
        }
        return Optional.of(new BackendApiAccess(url, secretKey.strip()));
    }

    /** Our instance, if one was named. */
    Optional<InstanceId> clerkInstance() {
        return instanceId.isBlank()
                ? Optional.empty()
                : Optional.of(InstanceId.parse(instanceId.strip())
                        .orElseThrow(() -> new InvalidSettingException(
                                "CLERK_INSTANCE_ID",
                                "is '" + instanceId.strip() + "'",
                                "It looks like ins_…; leave it out, and it is learnt from Clerk's keys")));
    }

    DeliveryRetention deliveryRetention() {
        if (deliveriesKeptFor.compareTo(DeliveryRetention.SHORTEST) < 0) {
            throw new InvalidSettingException(
                    "CLERK_DELIVERIES_KEPT_FOR",
                    "is '" + deliveriesKeptFor + "'",
                    "It is a time such as 90d, and at least 2d: Clerk sends again for more than a day");
        }
        return new DeliveryRetention(deliveriesKeptFor);
    }

    Stream<String> authorizedOrigins() {
        return entries(authorizedParties).peek(ClerkSettings::requireOrigin);
    }

    private String issuerUrl() {
        Optional<PublishableKey> key = publishableKey.isBlank()
                ? Optional.empty()
                : Optional.of(PublishableKey.parse(publishableKey.strip())
                        .orElseThrow(() -> new InvalidSettingException(
                                "CLERK_PUBLISHABLE_KEY",
                                "does not look like pk_test_… or pk_live_…",
                                DASHBOARD_API_KEYS)));
        if (!issuer.isBlank()) {
            requireHttpUrl("CLERK_ISSUER", issuer.strip());
            return issuer.strip();
        }
        return key.map(PublishableKey::issuer)
                .orElseThrow(
                        () -> new InvalidSettingException("CLERK_PUBLISHABLE_KEY", "is missing", DASHBOARD_API_KEYS));
    }

    /** A PEM in one line of a .env file has its line breaks written out, or lost. */
    private String pem() {
        String lines = jwtKey.replace("\\n", "\n").replace("\"", "").strip();
        return lines.contains("\n")
                ? lines
                : lines.replaceFirst("(-----BEGIN [A-Z ]+-----) *", "$1\n")
                        .replaceFirst(" *(-----END [A-Z ]+-----)", "\n$1");
    }

    private static Stream<String> entries(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(",", -1)).map(String::strip).filter(entry -> !entry.isEmpty());
    }

    private static void requireOrigin(String origin) {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new InvalidSettingException(
                    "CLERK_AUTHORIZED_PARTIES",
                    "names '" + origin + "', which is no origin",
                    "An origin is where your pages come from, without a path: https://campusg.example");
        }
    }

    private static void requireHttpUrl(String variable, String url) {
        requireHttpUrl(variable, url, "See Clerk's dashboard, Configure, Domains, for the Frontend API's URL");
    }

    private static void requireHttpUrl(String variable, String url, String source) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme()) && !url.endsWith("/")) {
                return;
            }
        } catch (IllegalArgumentException malformed) {
            // told below
        }
        throw new InvalidSettingException(
                variable, "is '" + url + "', which is no URL of http or https without a slash at its end", source);
    }

    private static InvalidSettingException invalidSigningSecret(String found) {
        return new InvalidSettingException(
                "CLERK_WEBHOOK_SIGNING_SECRET",
                found,
                "See Clerk's dashboard, Configure, Webhooks, your endpoint, Signing secret");
    }
}
