package com.campusg.auth.adapter.in.security;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.security.oauth2.jwt.JwtException;

/** Any text is refused with an exception of Spring Security: it cannot be a genuine token. */
final class TokenFuzzTarget {

    private static final ClerkJwtDecoder DECODER =
            TokenFixture.decoder(new PemSigningKeys(TokenFixture.publicKey(TokenFixture.KEY)), Set.of());

    private TokenFuzzTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        requireRefused(new String(input, StandardCharsets.ISO_8859_1));
        String text = new String(input, StandardCharsets.UTF_8);
        requireRefused(TokenFixture.base64(TokenFixture.HEADER) + "." + TokenFixture.base64(text) + ".AA");
        requireRefused(TokenFixture.base64(text) + "." + TokenFixture.base64(TokenFixture.CLAIMS) + ".AA");
    }

    private static void requireRefused(String token) {
        try {
            DECODER.decode(token);
        } catch (JwtException refused) {
            return;
        }
        throw new AssertionError("Accepted: " + token);
    }
}
