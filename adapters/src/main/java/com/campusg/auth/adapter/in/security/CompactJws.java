package com.campusg.auth.adapter.in.security;

import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JWS in compact serialization (RFC 7515, section 3.1), parsed but not verified.
 *
 * <p>Parsing is strict, so that no two parsers can read the same token differently: base64url without padding, non-zero
 * trailing bits or line breaks, and JSON objects without duplicate members.
 *
 * @param signingInput the bytes that are signed
 */
@SuppressWarnings("ArrayRecordComponent") // Not compared, and not shared.
record CompactJws(Map<String, Object> header, Map<String, Object> claims, byte[] signingInput, byte[] signature) {

    private static final ObjectReader JSON_OBJECT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(new TypeReference<Map<String, Object>>() {});

    /** @throws TokenRefusedException if the text is malformed */
    static CompactJws parse(String token) {
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
            throw new TokenRefusedException(TOKEN_INVALID);
        }
        return new CompactJws(
                object(token.substring(0, first)),
                object(token.substring(first + 1, second)),
                token.substring(0, second).getBytes(US_ASCII),
                decode(token.substring(second + 1)));
    }

    /** Returns the SHA-256 digest of the whole token, from which the token cannot be derived. */
    String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(signingInput);
            sha256.update((byte) '.');
            return new String(sha256.digest(signature), ISO_8859_1);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform implements SHA-256", missing);
        }
    }

    private static Map<String, Object> object(String part) {
        byte[] json = decode(part);
        try {
            Map<String, Object> object = JSON_OBJECT.readValue(json);
            if (object == null) {
                throw new TokenRefusedException(TOKEN_INVALID);
            }
            return object;
        } catch (JacksonException notAnObject) {
            throw new TokenRefusedException(TOKEN_INVALID);
        }
    }

    private static byte[] decode(String part) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(part.getBytes(ISO_8859_1));
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(decoded).equals(part)) {
                return decoded;
            }
        } catch (IllegalArgumentException notBase64) {
            // Refused below, as are padding and non-zero trailing bits.
        }
        throw new TokenRefusedException(TOKEN_INVALID);
    }
}
