package com.campusg.auth.adapter.in.security;

import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_TYPE_MISMATCH;

import com.campusg.auth.domain.OpaqueToken;
import com.campusg.auth.domain.TokenRefusal;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.stereotype.Component;

/**
 * Resolves the token from the {@code Authorization} header or else from Clerk's session cookie. An invalid token in the
 * header is an error even if the cookie is valid. A cookie with an opaque token is an error, because machines send headers.
 *
 * <p>If several instances of Clerk share a domain, the name of the cookie has a suffix that is derived from the publishable
 * key (<a href="https://github.com/clerk/javascript/blob/main/packages/shared/src/keys.ts">Clerk, getCookieSuffix</a>). That
 * cookie takes precedence.
 */
@Component
final class ClerkTokenResolver implements BearerTokenResolver {

    /** Case-insensitive and followed by white space (RFC 9110, section 11.1). */
    private static final String SCHEME = "Bearer";

    private static final String COOKIE = "__session";

    private static final int SUFFIX_LENGTH = 8;

    private final String suffixedCookie;

    ClerkTokenResolver(ClerkTokenProperties properties) {
        String publishableKey = properties.publishableKey();
        suffixedCookie = publishableKey.isEmpty() ? COOKIE : COOKIE + "_" + suffix(publishableKey);
    }

    private static String suffix(String publishableKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(publishableKey.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(digest).substring(0, SUFFIX_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        List<String> credentials = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        for (String credential : credentials) {
            String stripped = credential.strip();
            if (isBearer(stripped)) {
                String token = stripped.substring(SCHEME.length()).stripLeading();
                if (credentials.size() > 1 || token.isEmpty()) {
                    throw refused(TOKEN_INVALID);
                }
                return token;
            }
        }
        String suffixed = cookie(suffixedCookie, request.getCookies());
        String token = suffixed == null ? cookie(COOKIE, request.getCookies()) : suffixed;
        if (token != null && OpaqueToken.hasPrefix(token)) {
            throw refused(TOKEN_TYPE_MISMATCH);
        }
        return token;
    }

    private static InvalidBearerTokenException refused(TokenRefusal refusal) {
        TokenRefusedException refused = new TokenRefusedException(refusal);
        return new InvalidBearerTokenException(refused.getMessage(), refused);
    }

    private static boolean isBearer(String credential) {
        int end = SCHEME.length();
        return credential.regionMatches(true, 0, SCHEME, 0, end)
                && (credential.length() == end || credential.charAt(end) == ' ' || credential.charAt(end) == '\t');
    }

    private static @Nullable String cookie(String name, Cookie @Nullable [] cookies) {
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }
}
