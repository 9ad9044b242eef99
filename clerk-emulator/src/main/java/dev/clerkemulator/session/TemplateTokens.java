package dev.clerkemulator.session;

import dev.clerkemulator.instance.Ids;
import dev.clerkemulator.instance.Instance;
import dev.clerkemulator.instance.SigningKeys;
import dev.clerkemulator.user.Identification;
import dev.clerkemulator.user.User;
import dev.clerkemulator.user.UserObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Issues tokens of JWT templates. */
public final class TemplateTokens {
    private static final String TEMPLATE_CATEGORY = "cl_B7d4PD222AAA";
    private static final int TOKEN_ID_BYTES = 10;
    private static final long MILLIS = 1000;

    private final Instance instance;
    private final SigningKeys keys;
    private final InstantSource time;
    private final JsonMapper mapper;

    public TemplateTokens(Instance instance, SigningKeys keys, InstantSource time, JsonMapper mapper) {
        this.instance = instance;
        this.keys = keys;
        this.time = time;
        this.mapper = mapper;
    }

    /**
     * Issues a token with the claims of the template and the default claims, which have precedence.
     *
     * @param lifetime in seconds; null for the lifetime of the template
     */
    public String issue(JwtTemplate template, User user, @Nullable Long lifetime, @Nullable String authorizedParty) {
        Map<String, @Nullable Object> header = new LinkedHashMap<>();
        header.put("alg", template.signingAlgorithm());
        header.put("cat", TEMPLATE_CATEGORY);
        if (template.signingKey() == null) {
            header.put("kid", keys.current().kid());
        }
        header.put("typ", "JWT");

        Shortcodes shortcodes = new Shortcodes(Map.of("user", values(user)));
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        template.claims().forEach((name, value) -> claims.put(name, shortcodes.evaluated(value)));
        long issuedAt = time.instant().getEpochSecond();
        if (authorizedParty != null) {
            claims.put("azp", authorizedParty);
        }
        claims.put("exp", issuedAt + Objects.requireNonNullElse(lifetime, template.lifetime()));
        claims.put("iat", issuedAt);
        claims.put("iss", instance.issuer().toString());
        claims.put("jti", Ids.hex(TOKEN_ID_BYTES));
        claims.put("nbf", issuedAt - template.allowedClockSkew());
        claims.put("sub", user.id());

        SessionToken token = new SessionToken(header, claims);
        String key = template.signingKey();
        return key == null
                ? token.signedWith(keys.current(), mapper)
                : token.signedBy(content -> mac(template.signingAlgorithm(), key, content), mapper);
    }

    /** The members of the user object and the shortcodes that are derived from them. Times are in seconds. */
    private static Map<String, @Nullable Object> values(User user) {
        Map<String, @Nullable Object> values = new HashMap<>(UserObject.of(user));
        values.remove("private_metadata");
        values.put("created_at", user.createdAt().toEpochMilli() / MILLIS);
        values.put("updated_at", user.updatedAt().toEpochMilli() / MILLIS);
        String fullName = Stream.of(user.profile().firstName(), user.profile().lastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        values.put("full_name", fullName.isEmpty() ? null : fullName);
        put(
                values,
                "primary_email_address",
                "email_verified",
                user.emailAddresses().primary());
        put(
                values,
                "primary_phone_number",
                "phone_number_verified",
                user.phoneNumbers().primary());
        return values;
    }

    private static void put(
            Map<String, @Nullable Object> values, String value, String verified, Optional<Identification> primary) {
        values.put(value, primary.map(Identification::value).orElse(null));
        values.put(verified, primary.map(Identification::verified).orElse(false));
    }

    private static byte[] mac(String algorithm, String key, String content) {
        String name = "HmacSHA" + algorithm.substring("HS".length());
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), name));
            return mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(name + " is not available.", e);
        }
    }
}
