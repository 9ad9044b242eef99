package com.campusg.clerk.adapter.in.token;

import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.stereotype.Component;

/**
 * Where callers put their token: in the Authorization header, else in Clerk's cookie. A bad token in the header
 * is not rescued by a good one in the cookie, or a page could be made to act for somebody else.
 */
@Component
final class TokenResolver implements BearerTokenResolver {

    /** RFC 9110, section 11.1: in upper or lower case; white space follows, and then the token. */
    private static final String SCHEME = "Bearer";

    private static final String COOKIE = "__session";

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        List<String> credentials = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        for (String credential : credentials) {
            String stripped = credential.strip();
            if (isBearer(stripped)) {
                String token = stripped.substring(SCHEME.length()).stripLeading();
                if (credentials.size() > 1 || token.isEmpty()) {
                    throw new TokenRefusedException(TOKEN_INVALID);
                }
                return token;
            }
        }
        return cookie(request.getCookies());
    }

    private static boolean isBearer(String credential) {
        int end = SCHEME.length();
        return credential.regionMatches(true, 0, SCHEME, 0, end)
                && (credential.length() == end || credential.charAt(end) == ' ' || credential.charAt(end) == '\t');
    }

    private static @Nullable String cookie(Cookie @Nullable [] cookies) {
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE) && !cookie.getValue().isEmpty()) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }
}
