package dev.clerkemulator.session;

import dev.clerkemulator.instance.SigningKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Header and claims of an unsigned token. */
public record SessionToken(Map<String, @Nullable Object> header, Map<String, @Nullable Object> claims) {
    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

    /** Replaces headers and claims. Null removes a member. */
    public SessionToken overridden(
            Map<String, @Nullable Object> headerOverrides, Map<String, @Nullable Object> claimOverrides) {
        return new SessionToken(merge(header, headerOverrides), merge(claims, claimOverrides));
    }

    /** Signs with RS256, independently of the {@code alg} header. */
    public String signedWith(SigningKey key, JsonMapper mapper) {
        return signedBy(key::sign, mapper);
    }

    String signedBy(Function<String, byte[]> signer, JsonMapper mapper) {
        String content = signingInput(mapper);
        return content + "." + BASE64_URL.encodeToString(signer.apply(content));
    }

    public String withSignature(String signature, JsonMapper mapper) {
        return signingInput(mapper) + "." + signature;
    }

    private String signingInput(JsonMapper mapper) {
        return BASE64_URL.encodeToString(mapper.writeValueAsBytes(header))
                + "."
                + BASE64_URL.encodeToString(mapper.writeValueAsBytes(claims));
    }

    private static Map<String, @Nullable Object> merge(
            Map<String, @Nullable Object> original, Map<String, @Nullable Object> overrides) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>(original);
        overrides.forEach((name, value) -> {
            if (value == null) {
                result.remove(name);
            } else {
                result.put(name, value);
            }
        });
        return result;
    }
}
